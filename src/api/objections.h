#pragma once

#include "api/call.h"
#include "api/repeats.h"
#include "signals/objection_service.h"

namespace dijkwacht::api {

/// What persons held say against this node's signals, and the answer.
class Objections {
 public:
  Objections(signals::ObjectionService& objections, const Repeats& repeats) : objections_(objections), repeats_(repeats) {}
  Result<http::Response> list(const Call& call) const;
  Result<http::Response> answer(const Call& call) const;

 private:
  signals::ObjectionService& objections_;
  const Repeats& repeats_;
};

}  // namespace dijkwacht::api
