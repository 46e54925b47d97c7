#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "policy/decision.h"
#include "policy/rule.h"

namespace dijkwacht::policy {

/// Deny by default: permits only what an active rule, in force at `question.at`, with a valid DPIA and all its conditions met,
/// allows, and what no rule that denies forbids. PURE but for the rule book it was given; thread-safe.
class Engine {
 public:
  /// `node_is_synthetic`: only there may a rule in state `sandbox` answer, labelled as simulated law.
  Engine(std::shared_ptr<const RuleBook> rules, bool node_is_synthetic);

  Answer decide(const Question& question) const;
  /// As `decide`, with a Deny as kPermissionDenied error (message = `summary`).
  Result<Decision> permit(const Question& question) const;

  /// Is this exact revision still in force? Confirmed in the transaction that writes the audit record of a positive answer.
  bool is_in_force(std::string_view rule, int revision, Time at) const;

  const RuleBook& rules() const { return *rules_; }

 private:
  std::shared_ptr<const RuleBook> rules_;
  bool node_is_synthetic_;
};

/// The engine in force now. Switching a rule off replaces it; every request asks anew, so the switch holds from the next one.
class PolicyDesk {
 public:
  PolicyDesk(RuleBook rules, bool node_is_synthetic);
  ~PolicyDesk();
  PolicyDesk(const PolicyDesk&) = delete;
  PolicyDesk& operator=(const PolicyDesk&) = delete;

  std::shared_ptr<const Engine> engine() const;
  /// Sets a rule's switch as it was stored. Errors: kNotFound; kFailedPrecondition for a rule that denies.
  Status set_switch(std::string_view rule, RuleState state);
  /// Lets `persist` store the switch first and sets it only when that succeeds. One at a time, so that the order stored is the
  /// order in force; requests go on meanwhile. Errors: kNotFound, kFailedPrecondition before anything is
  /// stored; those of `persist`.
  Status set_switch(std::string_view rule, RuleState state, const std::function<Status()>& persist);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dijkwacht::policy
