#include "app/desk_role.h"

#include "app/holdings.h"
#include "app/report_context.h"
#include "reports/referral_event.h"

namespace dijkwacht::app {
namespace {

constexpr Duration kFallBackPeriod = std::chrono::minutes(1);
constexpr std::size_t kFallBackRowsMax = 500;

class DeskRole final : public Role {
 public:
  DeskRole(Platform& platform, ReportContext context, std::unique_ptr<reports::RoutingService> routing,
           reports::FormCatalogue forms, reports::StatusTexts texts, victims::HelpSteps help_steps,
           victims::GoodwillCheck goodwill, victims::SupportLetter support_letter, victims::PanelQuestions panel,
           insight::DisclosureRules disclosure, std::string identify_url)
      : platform_(platform),
        repeats_(*platform.database, *platform.keys, crypto::KeyDomain::kVictim),
        context_(std::move(context)),
        routing_(std::move(routing)),
        forms_(std::move(forms)),
        texts_(std::move(texts)),
        help_steps_(std::move(help_steps)),
        goodwill_(std::move(goodwill)),
        support_letter_(std::move(support_letter)),
        panel_(*platform.database, platform.clock, std::move(panel)),
        victim_panel_(panel_, disclosure, repeats_),
        identify_url_(std::move(identify_url)) {}

  void offer(api::Resources& resources) override {
    resources.wayfinding = &wayfinding_;
    resources.routing_versions = &routing_versions_;
    resources.reports = &reports_;
    resources.report_status = &report_status_;
    resources.victim_help = &victim_help_;
    resources.support_letters = &support_letters_;
    resources.victim_panel = &victim_panel_;
    resources.status_messages = &status_messages_;
  }

  void listen(messaging::EventHandlers& handlers) override {
    using messaging::Versions;
    handlers.on(std::string(reports::event::kAccepted), Versions::kAll, [this](auto& transaction, const messaging::Event& event) {
      return referrals_.apply_accepted(transaction, event.source, event.data);
    });
    handlers.on(std::string(reports::event::kRefused), Versions::kAll, [this](auto& transaction, const messaging::Event& event) {
      return referrals_.apply_refused(transaction, event.source, event.data);
    });
    handlers.on(std::string(reports::event::kStatus), Versions::kAll, [this](auto& transaction, const messaging::Event& event) {
      return referrals_.apply_status(transaction, event.source, event.data);
    });
  }

  void work(JobRunner& jobs) override {
    jobs.add("referrals.fall-back", kFallBackPeriod, [this]() -> Status {
      TRY(referrals_.fall_back_due(kFallBackRowsMax));
      return {};
    });
  }

  rights::Holdings* holdings() override { return &holdings_; }

  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  Platform& platform_;
  api::Repeats repeats_;
  ReportContext context_;
  std::unique_ptr<reports::RoutingService> routing_;
  reports::FormCatalogue forms_;
  reports::StatusTexts texts_;
  victims::HelpSteps help_steps_;
  victims::GoodwillCheck goodwill_;
  victims::SupportLetter support_letter_;
  victims::PanelService panel_;
  api::VictimPanel victim_panel_;
  std::string identify_url_;
  reports::IntakeService intake_{*context_.node, forms_};
  reports::DeskService desk_{*context_.node};
  reports::ReferralService referrals_{*context_.node};
  DeskHoldings holdings_{*context_.node};
  reports::ReporterService reporters_{*context_.node};
  api::Wayfinding wayfinding_{*routing_, forms_};
  api::RoutingVersions routing_versions_{*routing_, repeats_};
  api::Reports reports_{intake_, desk_, referrals_, texts_};
  api::ReportStatus report_status_{reporters_, texts_, identify_url_};
  api::StatusMessages status_messages_{[this](std::string_view code) -> Result<reports::StatusMessages> {
                                         return reports::status_messages(TRY(reporters_.status(code)), texts_,
                                                                         platform_.settings.id);
                                       },
                                       *platform_.partners, platform_.settings.id};
  api::VictimHelp victim_help_{help_steps_, goodwill_, *routing_};
  api::SupportLetters support_letters_{{reporters_, *routing_, forms_, help_steps_, support_letter_}, platform_.settings.name_nl};
};

/// The police's page where reporters identify; empty when no partner is the police.
std::string identify_url(const Platform& platform) {
  for (const auto& partner : platform.partners->all()) {
    if (partner.sector == "police" && partner.node) return partner.node->origin + "/bekendmaken";
  }
  return "";
}

}  // namespace

Result<std::unique_ptr<Role>> make_desk_role(Platform& platform) {
  auto forms = TRY(reports::FormCatalogue::load(platform.data("taxonomy"), platform.data("forms")));
  // Checked against the desks of the data files: what staff take out of the wayfinder later is no mistake of this file.
  const auto desks = TRY(reports::RoutingTable::load(platform.data("routing")));
  auto help_steps = TRY(victims::HelpSteps::load(platform.data("victims/help-steps.toml"), desks, forms));
  return std::make_unique<DeskRole>(
      platform, TRY(make_report_context(platform)),
      TRY(reports::RoutingService::create(*platform.database, platform.clock,
                                          TRY(reports::RoutingDocument::load(platform.data("routing"))))),
      std::move(forms), TRY(reports::StatusTexts::load(platform.data("texts/report-status.toml"))), std::move(help_steps),
      TRY(victims::GoodwillCheck::load(platform.data("victims/goodwill.toml"))),
      TRY(victims::SupportLetter::load(platform.data("victims/support-letter.toml"), desks)),
      TRY(victims::PanelQuestions::load(platform.data("victims/panel.toml"))),
      TRY(insight::DisclosureRules::load(platform.data("insight/disclosure.toml"))), identify_url(platform));
}

}  // namespace dijkwacht::app
