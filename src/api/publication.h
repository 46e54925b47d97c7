#pragma once

#include <string>

#include "base/clock.h"
#include "policy/engine.h"

namespace dijkwacht::api {

/// May this node publish, now, what holds no person (rule R01)? Asked at every request, so that the rule's switch holds at once.
/// `subject`: what is published ("trends"). Thread-safe.
class Publication {
 public:
  Publication(const policy::PolicyDesk& policy, policy::Party self) : policy_(policy), self_(std::move(self)) {}

  /// Errors: kPermissionDenied with policy's reasons.
  Status check(policy::DataClass data_class, const std::string& subject, Time now) const;

 private:
  const policy::PolicyDesk& policy_;
  policy::Party self_;
};

}  // namespace dijkwacht::api
