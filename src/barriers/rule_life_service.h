#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "barriers/decision.h"
#include "barriers/rule_life_table.h"
#include "barriers/rule_table.h"
#include "base/result.h"
#include "signals/node_context.h"

namespace dijkwacht::barriers {

/// A rule of this node: where it stands, what it did, how it came there.
struct RuleLife {
  Rule rule;
  StandingRule standing;
  std::map<ConsequenceKind, std::int64_t> did;  ///< decisions by what came of this version
  std::optional<RuleChange> proposal;           ///< that waits for a second person
  std::vector<RuleChange> history;              ///< newest first, the last hundred
};

/// A step someone wants a rule to take.
struct RuleStep {
  std::string rule;
  RuleState to = RuleState::kDraft;
  std::string reason;
  std::string actor;  ///< principal's audit name
};

/// Keeps the content of each rule and gives a version that is new here its first state, with an audit record. Errors:
/// kFailedPrecondition when a rule was changed without a new version.
Status bring_in(store::Transaction& transaction, const RuleTable& rules, Time now);
/// The rules of a table with the states they have at this moment.
Result<std::vector<AskedRule>> rules_now(store::Transaction& transaction, const RuleTable& rules);

/// The life of barrier rules at a node: one person proposes that a rule goes to shadow or becomes active, another approves;
/// anyone suspends it at once. Each act with its audit record in the caller's transaction. Thread-safe. Errors of all acts:
/// kNotFound; those of rule_state.h.
class RuleLifeService {
 public:
  /// `rules` are those that the decision service asks.
  RuleLifeService(signals::NodeContext node, RuleTable rules) : node_(std::move(node)), rules_(std::move(rules)) {}

  Result<std::vector<RuleLife>> all(store::Transaction& transaction) const;
  Result<std::vector<RuleLife>> all();
  Result<RuleLife> get(store::Transaction& transaction, std::string_view rule) const;

  /// Errors: also kConflict while an earlier proposal for this rule is open.
  Status propose(store::Transaction& transaction, const RuleStep& step);
  /// Errors: also kConflict when the rule or its version is no longer where it was proposed from.
  Status approve(store::Transaction& transaction, const std::string& rule, const RuleChangeId& change, const std::string& actor);
  /// By a second person, or by the first who takes it back.
  Status refuse(store::Transaction& transaction, const std::string& rule, const RuleChangeId& change, const std::string& actor);
  /// `step.to` is not looked at. Holds from the next decision; an open proposal ends with it.
  Status suspend(store::Transaction& transaction, const RuleStep& step);

 private:
  Result<const Rule*> find(std::string_view rule) const;
  Result<RuleChange> open(store::Transaction& transaction, const std::string& rule, const RuleChangeId& change) const;
  Status answer(store::Transaction& transaction, RuleChange change, ChangeOutcome outcome, const std::string& actor,
                std::string_view action) const;

  signals::NodeContext node_;
  RuleTable rules_;
};

}  // namespace dijkwacht::barriers
