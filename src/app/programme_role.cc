#include "app/programme_role.h"

#include "api/commitments.h"
#include "api/programme_reports.h"
#include "api/repeats.h"
#include "api/trends.h"
#include "insight/statement_service.h"
#include "programme/register_service.h"
#include "programme/seed_service.h"

namespace dijkwacht::app {
namespace {

/// In the demo one account reports for one partner; elsewhere the programme office appoints contacts.
constexpr const char* kDemoContact = "contact-1";
constexpr const char* kDemoContactOf = "fraudehelpdesk";

class ProgrammeRole final : public Role {
 public:
  ProgrammeRole(Platform& platform, programme::EscalationRules rules, programme::ReportWords words,
                insight::DisclosureRules disclosure)
      : platform_(platform),
        disclosure_(disclosure),
        register_({.database = *platform.database,
                   .policy = *platform.policy,
                   .clock = platform.clock,
                   .random = platform.random,
                   .rules = rules}),
        reports_(register_, std::move(words)) {}

  Status seed(const programme::Seed& seed) {
    const auto now = platform_.clock.now();
    const auto imported = TRY(programme::import_seed(*platform_.database, seed, platform_.random, now));
    if (imported == 0 || !platform_.settings.is_synthetic) return {};
    return platform_.database->write(
        [&](store::Transaction& transaction) { return register_.appoint(transaction, kDemoContactOf, kDemoContact, "system"); });
  }

  void offer(api::Resources& resources) override {
    resources.commitments = &commitments_;
    resources.programme_reports = &reports_;
    resources.trends = &trends_resource_;
  }
  void listen(messaging::EventHandlers& handlers) override {
    handlers.on(std::string(insight::event::kStated), messaging::Versions::kAll,
                [this](store::Transaction& transaction, const messaging::Event& event) {
                  return insight::receive_statement(transaction, disclosure_, event.source, event.data, platform_.clock.now());
                });
  }
  void work(JobRunner&) override {}
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  Platform& platform_;
  insight::DisclosureRules disclosure_;
  insight::TrendService trends_{*platform_.database, disclosure_};
  api::Publication publication_{*platform_.policy, platform_.self()};
  api::Trends trends_resource_{trends_, publication_};
  programme::RegisterService register_;
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kProgramme};
  api::Commitments commitments_{register_, *platform_.policy, repeats_};
  api::ProgrammeReports reports_;
};

}  // namespace

Result<std::unique_ptr<Role>> make_programme_role(Platform& platform) {
  auto role = std::make_unique<ProgrammeRole>(
      platform, TRY(programme::EscalationRules::load(platform.data("programme/escalation.toml"))),
      TRY(programme::ReportWords::load(platform.data("texts/programme-report.toml"), platform.data("programme/indicators.toml"))),
      TRY(insight::DisclosureRules::load(platform.data("insight/disclosure.toml"))));
  TRY(role->seed(TRY(programme::Seed::load(platform.data("programme")))));
  return role;
}

}  // namespace dijkwacht::app
