#pragma once

#include <string_view>

#include "base/result.h"
#include "policy/engine.h"
#include "policy/policy_switch_table.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// A privacy officer switches a rule: stored with its audit record in one transaction, then in force from the next request.
/// `confirmation` is the rule's own id, repeated, where the rule asks for it (`Rule::off_needs_confirmation`) when it is made
/// anything but active; otherwise it is not looked at.
/// Errors: kNotFound for another rule; kInvalidArgument without a reason (field "reason") or confirmation (field "confirmation",
/// and the message says what would stop); as Database.
Status switch_rule(store::Database& database, policy::PolicyDesk& desk, const policy::RuleSwitch& rule_switch,
                   std::string_view confirmation = {});

}  // namespace dijkwacht::audit
