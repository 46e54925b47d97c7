#pragma once

#include "api/call.h"
#include "signals/import_service.h"

namespace dijkwacht::api {

/// A feed partner's list of domains and addresses, with an outcome a row.
class SignalImports {
 public:
  explicit SignalImports(signals::ImportService& imports) : imports_(imports) {}
  Result<http::Response> import(const Call& call) const;

 private:
  signals::ImportService& imports_;
};

/// `{"rows","imported","unchanged","waiting","refused":[{"row","value","reason"}]}`; the CLI prints the same.
std::string to_json(const signals::ImportResult& result);

}  // namespace dijkwacht::api
