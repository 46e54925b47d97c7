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
           reports::FormCatalogue forms, reports::StatusTexts texts, std::string identify_url)
      : repeats_(*platform.database, *platform.keys, crypto::KeyDomain::kVictim),
        context_(std::move(context)),
        routing_(std::move(routing)),
        forms_(std::move(forms)),
        texts_(std::move(texts)),
        identify_url_(std::move(identify_url)) {}

  void offer(api::Resources& resources) override {
    resources.wayfinding = &wayfinding_;
    resources.routing_versions = &routing_versions_;
    resources.reports = &reports_;
    resources.report_status = &report_status_;
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
  api::Repeats repeats_;
  ReportContext context_;
  std::unique_ptr<reports::RoutingService> routing_;
  reports::FormCatalogue forms_;
  reports::StatusTexts texts_;
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
  return std::make_unique<DeskRole>(
      platform, TRY(make_report_context(platform)),
      TRY(reports::RoutingService::create(*platform.database, platform.clock,
                                          TRY(reports::RoutingDocument::load(platform.data("routing"))))),
      TRY(reports::FormCatalogue::load(platform.data("taxonomy"), platform.data("forms"))),
      TRY(reports::StatusTexts::load(platform.data("texts/report-status.toml"))), identify_url(platform));
}

}  // namespace dijkwacht::app
