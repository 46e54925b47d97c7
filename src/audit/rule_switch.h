#pragma once

#include "base/result.h"
#include "policy/engine.h"
#include "policy/policy_switch_table.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// A privacy officer switches a rule: stored with its audit record in one transaction, then in force from the next request.
/// Errors: kNotFound for another rule; kInvalidArgument without a reason (field "reason"); as Database.
Status switch_rule(store::Database& database, policy::PolicyDesk& desk, const policy::RuleSwitch& rule_switch);

}  // namespace dijkwacht::audit
