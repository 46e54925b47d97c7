#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "policy/engine.h"
#include "policy/rule.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::policy {

/// A privacy officer's switch on one rule of this node. It wins over the state in the rule's file.
struct RuleSwitch {
  std::string rule;
  RuleState state = RuleState::kOff;
  std::string reason;  ///< why, in the officer's words; shown beside the rule
  std::string actor;   ///< principal id
  Time at;
};

/// Rows only; `audit::switch_rule` stores with its audit record. Errors: as Transaction.
Status store_switch(store::Transaction& transaction, const RuleSwitch& rule_switch);
/// In order of rule id.
Result<std::vector<RuleSwitch>> read_switches(store::Transaction& transaction);
/// Puts the stored switches on the desk, at a node's start. A switch for a rule that no longer exists, or
/// that has none by now, is passed over.
Status load_switches(PolicyDesk& desk, store::Database& database);

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::policy
