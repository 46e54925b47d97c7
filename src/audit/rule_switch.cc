#include "audit/rule_switch.h"

#include <fmt/core.h>

#include "audit/audit_log.h"

namespace dijkwacht::audit {
namespace {

/// Errors: kInvalidArgument when the rule stops more than itself and its id was not repeated.
Status check_confirmation(const policy::PolicyDesk& desk, const policy::RuleSwitch& rule_switch, std::string_view confirmation) {
  const auto engine = desk.engine();
  const auto* rule = engine->rules().find(rule_switch.rule);
  if (rule == nullptr || !rule->off_needs_confirmation || rule_switch.state == policy::RuleState::kActive) return {};
  if (confirmation == rule->id) return {};
  return fail(ErrorCode::kInvalidArgument,
              fmt::format("repeat the rule's id to confirm that you know what stops: {}", rule->off_warning.en), "confirmation");
}

}  // namespace

Status switch_rule(store::Database& database, policy::PolicyDesk& desk, const policy::RuleSwitch& rule_switch,
                   std::string_view confirmation) {
  if (rule_switch.reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why the rule is switched", "reason");
  TRY(check_confirmation(desk, rule_switch, confirmation));
  return desk.set_switch(rule_switch.rule, rule_switch.state, [&] {
    return database.write([rule_switch](store::Transaction& transaction) -> Status {
      TRY(policy::store_switch(transaction, rule_switch));
      TRY(append(transaction,
                 {.actor = rule_switch.actor,
                  .action = "rule.switched",
                  .subject = rule_switch.rule,
                  .rule = rule_switch.rule,
                  .outcome = std::string(policy::name_of(rule_switch.state))},
                 rule_switch.at));
      return {};
    });
  });
}

}  // namespace dijkwacht::audit
