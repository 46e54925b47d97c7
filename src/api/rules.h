#pragma once

#include <functional>

#include "api/call.h"
#include "policy/engine.h"
#include "store/database.h"

namespace dijkwacht::api {

/// The policy rules of this node: read, asked and switched.
class Rules {
 public:
  /// `on_switched` lets the rooms to the right act (take signals back, share what waited).
  using OnSwitched = std::function<Status(const std::string& rule, policy::RuleState state, const std::string& actor)>;
  Rules(store::Database& database, policy::PolicyDesk& desk, OnSwitched on_switched)
      : database_(database), desk_(desk), on_switched_(std::move(on_switched)) {}

  Result<http::Response> list(const Call& call) const;
  Result<http::Response> matrix(const Call& call) const;
  Result<http::Response> dpias(const Call& call) const;
  Result<http::Response> explain(const Call& call) const;
  Result<http::Response> switch_rule(const Call& call) const;

 private:
  store::Database& database_;
  policy::PolicyDesk& desk_;
  OnSwitched on_switched_;
};

}  // namespace dijkwacht::api
