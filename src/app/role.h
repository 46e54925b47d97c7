#pragma once

#include "api/routes.h"
#include "app/job_runner.h"
#include "base/result.h"
#include "messaging/event_handlers.h"
#include "rights/holdings.h"

namespace dijkwacht::app {

/// A node's part in the loop: the rooms of one role, wired. Made at the start, lives as long as the node.
class Role {
 public:
  virtual ~Role() = default;
  /// What it answers: fills in its resources.
  virtual void offer(api::Resources& resources) = 0;
  /// What it hears from other nodes.
  virtual void listen(messaging::EventHandlers& handlers) = 0;
  /// What it does by itself.
  virtual void work(JobRunner& jobs) = 0;
  /// Must this partner still be told of a withdrawal that policy keeps back? Then the copies it has get no more time.
  virtual Result<bool> owes_withdrawals(store::Transaction&, const std::string& /*partner*/) { return false; }
  /// What its rooms hold on persons, for who asks about their own data; null: nothing.
  virtual rights::Holdings* holdings() { return nullptr; }
  /// A policy rule was switched: takes back or shares what rests on it.
  virtual Status on_rule_switched(const std::string& rule, policy::RuleState state, const std::string& actor) = 0;
};

}  // namespace dijkwacht::app
