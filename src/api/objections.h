#pragma once

#include "api/call.h"
#include "signals/objection_service.h"

namespace dijkwacht::api {

/// What persons held say against this node's signals, and the answer.
class Objections {
 public:
  explicit Objections(signals::ObjectionService& objections) : objections_(objections) {}
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;

 private:
  signals::ObjectionService& objections_;
};

}  // namespace dijkwacht::api
