#include "policy/policy_switch_table.h"

namespace dijkwacht::policy {

Status store_switch(store::Transaction& transaction, const RuleSwitch& rule_switch) {
  TRY(
      transaction.execute("INSERT INTO policy_switch (rule, state, reason, actor, switched_at) VALUES ($1, $2, $3, $4, $5) "
                          "ON CONFLICT (rule) DO UPDATE SET state = excluded.state, reason = excluded.reason, "
                          "actor = excluded.actor, switched_at = excluded.switched_at",
                          {rule_switch.rule, name_of(rule_switch.state), rule_switch.reason, rule_switch.actor, rule_switch.at}));
  return {};
}

Result<std::vector<RuleSwitch>> read_switches(store::Transaction& transaction) {
  std::vector<RuleSwitch> switches;
  for (const auto& row :
       TRY(transaction.query("SELECT rule, state, reason, actor, switched_at FROM policy_switch ORDER BY rule", {}))) {
    switches.push_back({.rule = row.text(0),
                        .state = TRY(parse_rule_state(row.text(1))),
                        .reason = row.text(2),
                        .actor = row.text(3),
                        .at = row.time(4)});
  }
  return switches;
}

Status load_switches(PolicyDesk& desk, store::Database& database) {
  const auto switches = TRY(database.read_value<std::vector<RuleSwitch>>(read_switches));
  for (const auto& rule_switch : switches) {
    const auto engine = desk.engine();
    const auto* rule = engine->rules().find(rule_switch.rule);
    if (rule == nullptr || rule->denies) continue;
    TRY(desk.set_switch(rule_switch.rule, rule_switch.state));
  }
  return {};
}

std::vector<store::Migration> migrations() {
  return {{"policy", 1,
           "CREATE TABLE policy_switch (rule TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, actor TEXT NOT NULL, "
           "switched_at BIGINT NOT NULL)"}};
}

}  // namespace dijkwacht::policy
