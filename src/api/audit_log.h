#pragma once

#include <functional>
#include <vector>

#include "api/call.h"
#include "audit/verify.h"
#include "store/database.h"

namespace dijkwacht::api {

/// The audit log as the privacy officer of this node reads it.
class AuditLog {
 public:
  /// `known_heads` gives what another organisation countersigned of this chain.
  using KnownHeads = std::function<Result<std::vector<audit::KnownHead>>(store::Transaction&)>;
  AuditLog(store::Database& database, KnownHeads known_heads) : database_(database), known_heads_(std::move(known_heads)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> verify(const Call& call) const;

 private:
  store::Database& database_;
  KnownHeads known_heads_;
};

/// `{"ok","entries","countersignedUpTo","problem"?,"firstBadEntry"?}`; also what `dijkwacht audit verify --json` prints.
std::string to_json(const audit::VerifyReport& report);

}  // namespace dijkwacht::api
