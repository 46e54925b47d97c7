#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "barriers/decision.h"
#include "barriers/rule_state.h"
#include "store/database.h"

namespace dijkwacht::barriers {

/// A rule and its version.
using RuleVersion = std::pair<std::string, std::int64_t>;

struct StandingRule {
  RuleState state = RuleState::kDraft;
  Time since;
};

/// Every version of every rule that this node ever met.
Result<std::map<RuleVersion, StandingRule>> read_states(store::Transaction& transaction);
Status put_state(store::Transaction& transaction, const RuleVersion& rule, const StandingRule& standing);

Status insert(store::Transaction& transaction, const RuleChange& change);
/// Stores outcome, who answered and when; false when it was answered before.
Result<bool> put_answer(store::Transaction& transaction, const RuleChange& change);
Result<std::optional<RuleChange>> find_change(store::Transaction& transaction, const RuleChangeId& id);
Result<std::optional<RuleChange>> open_change(store::Transaction& transaction, std::string_view rule);
/// Proposed last first, at most `limit` of each rule's.
Result<std::vector<RuleChange>> changes_of(store::Transaction& transaction, std::string_view rule, std::size_t limit);

/// In how many decisions each kind of consequence followed from this version of a rule.
Result<std::map<ConsequenceKind, std::int64_t>> count_consequences(store::Transaction& transaction, const RuleVersion& rule);

}  // namespace dijkwacht::barriers
