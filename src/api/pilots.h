#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "pilots/pilot_service.h"

namespace dijkwacht::api {

/// Pilots that this node holds: what is tried, its runs, hit or no hit, and the evaluation. Every answer is simulated law.
class Pilots {
 public:
  Pilots(pilots::PilotService& pilots, const Repeats& repeats, identifiers::ParseOptions options)
      : pilots_(pilots), repeats_(repeats), options_(std::move(options)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> propose(const Call& call) const;
  Result<http::Response> approve(const Call& call) const;
  Result<http::Response> stop(const Call& call) const;
  Result<http::Response> ask(const Call& call) const;
  Result<http::Response> judge(const Call& call) const;

 private:
  /// Acts once and answers with the pilot as it stands then.
  Result<http::Response> act(const Call& call, const store::RepeatableRequest& asked, const std::string& pilot,
                             const std::function<Status(store::Transaction&)>& what) const;

  pilots::PilotService& pilots_;
  const Repeats& repeats_;
  identifiers::ParseOptions options_;
};

}  // namespace dijkwacht::api
