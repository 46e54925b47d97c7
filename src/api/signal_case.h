#pragma once

#include "api/call.h"
#include "cases/case_service.h"
#include "signals/node_context.h"

namespace dijkwacht::api {

/// From a signal to the case that it rests on: who decides about a signal reads the case first.
class SignalCase {
 public:
  SignalCase(cases::CaseService& cases, const signals::NodeContext& node) : cases_(cases), node_(node) {}

  /// Errors: kNotFound when there is no such signal, or none of our reports stands behind it (a feed brought it).
  Result<http::Response> get(const Call& call) const;

 private:
  cases::CaseService& cases_;
  const signals::NodeContext& node_;
};

}  // namespace dijkwacht::api
