#include "app/aggregates_role.h"

#include "app/programme_offices.h"
#include "barriers/hold_count_table.h"
#include "cases/report_count_table.h"
#include "insight/statement_service.h"
#include "reports/report_count_table.h"

namespace dijkwacht::app {
namespace {

using config::NodeRole;

constexpr Duration kPeriod = std::chrono::hours(1);
/// Where everyone is invented nobody can be found in the difference of two versions, and people want to see what they did.
constexpr Duration kSyntheticPeriod = std::chrono::seconds(10);
constexpr Duration kSyntheticRestatedAfter = std::chrono::minutes(1);

std::vector<insight::Measure> measures_of(const config::NodeSettings& settings) {
  std::vector<insight::Measure> measures;
  if (settings.has_role(NodeRole::kDesk)) measures.push_back({"reports", reports::count_reports});
  if (settings.has_role(NodeRole::kCasework)) measures.push_back({"case-reports", cases::count_case_reports});
  if (settings.has_role(NodeRole::kPayments)) measures.push_back({"holds", barriers::count_holds});
  return measures;
}

class AggregatesRole final : public Role {
 public:
  AggregatesRole(Platform& platform, insight::StatementRules rules)
      : is_synthetic_(platform.settings.is_synthetic),
        statements_({.database = *platform.database,
                     .policy = *platform.policy,
                     .clock = platform.clock,
                     .random = platform.random,
                     .self = platform.self(),
                     .recipients = programme_offices(*platform.partners),
                     .rules = rules,
                     .measures = measures_of(platform.settings)}) {}

  void offer(api::Resources&) override {}
  void listen(messaging::EventHandlers&) override {}
  void work(JobRunner& jobs) override {
    jobs.add("aggregates.tell", is_synthetic_ ? kSyntheticPeriod : kPeriod, [this]() -> Status {
      TRY(statements_.turn());
      return {};
    });
  }
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  bool is_synthetic_;
  insight::StatementService statements_;
};

}  // namespace

Result<std::unique_ptr<Role>> make_aggregates_role(Platform& platform) {
  auto rules = TRY(insight::StatementRules::load(platform.data("insight/disclosure.toml")));
  if (platform.settings.is_synthetic) rules.restated_after = kSyntheticRestatedAfter;
  return std::make_unique<AggregatesRole>(platform, rules);
}

}  // namespace dijkwacht::app
