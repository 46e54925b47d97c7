#include "audit/rule_switch.h"

#include "audit/audit_log.h"

namespace dijkwacht::audit {

Status switch_rule(store::Database& database, policy::PolicyDesk& desk, const policy::RuleSwitch& rule_switch) {
  if (rule_switch.reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why the rule is switched", "reason");
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
