#include "app/programme_role.h"

#include <algorithm>
#include <iterator>

#include "api/commitments.h"
#include "api/groups.h"
#include "api/knowledge.h"
#include "api/prevention.h"
#include "api/programme_reports.h"
#include "api/published_data.h"
#include "api/repeats.h"
#include "api/trends.h"
#include "effect/board_service.h"
#include "effect/intervention_service.h"
#include "insight/knowledge_service.h"
#include "insight/own_break.h"
#include "insight/statement_service.h"
#include "prevention/prevention_service.h"
#include "programme/register_service.h"
#include "programme/seed_service.h"
#include "reports/form_catalogue.h"

namespace dijkwacht::app {
namespace {

/// In the demo one account reports for one partner; elsewhere the programme office appoints contacts.
constexpr const char* kDemoContact = "contact-1";
constexpr const char* kDemoContactOf = "fraudehelpdesk";

/// What the pages about knowledge rest on, from data/.
struct Knowledge {
  insight::DisclosureRules disclosure;
  std::vector<insight::KnowledgeEntry> entries;
  std::vector<barriers::BarrierModel> models;
  std::vector<reports::FraudType> fraud_types;
  insight::Crosswalks crosswalks;
  insight::OfficialFigures figures;
  insight::Provinces provinces;
  std::vector<insight::OwnBreak> breaks;
  std::vector<prevention::Campaign> campaigns;
  std::vector<prevention::Material> materials;

  static Result<Knowledge> load(const Platform& platform) {
    auto types = TRY(reports::FormCatalogue::load(platform.data("taxonomy"), platform.data("forms"))).fraud_types();
    std::vector<std::string> codes;
    for (const auto& type : types) codes.push_back(type.code);
    return Knowledge{.disclosure = TRY(insight::DisclosureRules::load(platform.data("insight/disclosure.toml"))),
                     .entries = TRY(insight::load_knowledge(platform.data("insight/knowledge"))),
                     .models = TRY(barriers::load_barrier_models(platform.data("barriers/models"),
                                                                 platform.policy->engine()->rules().texts())),
                     .fraud_types = std::move(types),
                     .crosswalks = TRY(insight::Crosswalks::load(platform.data("taxonomy/crosswalks.toml"), codes)),
                     .figures = TRY(insight::OfficialFigures::load(platform.data("insight/official-series.toml"))),
                     .provinces = TRY(insight::Provinces::load(platform.data("insight/provinces.toml"))),
                     .breaks = TRY(insight::load_own_breaks(platform.data("insight/own-breaks.toml"))),
                     .campaigns = TRY(prevention::load_campaigns(platform.data("prevention/campaigns.toml"))),
                     .materials = TRY(prevention::load_materials(platform.data("prevention/materials.toml")))};
  }
};

class ProgrammeRole final : public Role {
 public:
  ProgrammeRole(Platform& platform, programme::EscalationRules rules, programme::ReportWords words, Knowledge knowledge)
      : platform_(platform),
        knowledge_data_(std::move(knowledge)),
        register_({.database = *platform.database,
                   .policy = *platform.policy,
                   .clock = platform.clock,
                   .random = platform.random,
                   .rules = rules}),
        reports_(register_, std::move(words), trends_, [this](const std::string& id) { return name_of(id); }) {}

  Status seed(const programme::Seed& seed) {
    TRY(knowledge_.seed(knowledge_data_.entries));
    TRY(prevention_.seed(knowledge_data_.campaigns));
    const auto now = platform_.clock.now();
    const auto imported = TRY(programme::import_seed(*platform_.database, seed, platform_.random, now));
    if (imported == 0 || !platform_.settings.is_synthetic) return {};
    return platform_.database->write(
        [&](store::Transaction& transaction) { return register_.appoint(transaction, kDemoContactOf, kDemoContact, "system"); });
  }

  void offer(api::Resources& resources) override {
    resources.commitments = &commitments_;
    resources.programme_reports = &reports_;
    resources.groups = &groups_;
    resources.trends = &trends_resource_;
    resources.knowledge = &knowledge_resource_;
    resources.published_data = &published_data_;
    resources.effect_board = &effect_board_;
    resources.prevention = &prevention_resource_;
  }
  void listen(messaging::EventHandlers& handlers) override {
    handlers.on(std::string(insight::event::kStated), messaging::Versions::kAll,
                [this](store::Transaction& transaction, const messaging::Event& event) {
                  return insight::receive_statement(transaction, knowledge_data_.disclosure, event.source, event.data,
                                                    platform_.clock.now());
                });
    handlers.on(std::string(effect::kMeasured), messaging::Versions::kNewerOnly,
                [this](store::Transaction& transaction, const messaging::Event& event) {
                  return effect::BoardService::take(transaction, event.source, event.data, platform_.clock.now());
                });
  }
  void work(JobRunner&) override {}
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  insight::KnowledgeService::Codes codes() const {
    return {.is_fraud_type =
                [this](const std::string& code) {
                  return std::ranges::find(knowledge_data_.fraud_types, code, &reports::FraudType::code) !=
                         knowledge_data_.fraud_types.end();
                },
            .is_model =
                [this](const std::string& model) {
                  return std::ranges::find(knowledge_data_.models, model, &barriers::BarrierModel::id) !=
                         knowledge_data_.models.end();
                }};
  }
  Bilingual name_of(const std::string& partner) const {
    const auto* found = platform_.partners->find(partner);
    return found == nullptr ? Bilingual{partner, partner} : found->name;
  }
  /// By date: of our own data, of the rules as they stand now, and of other people's lists.
  std::vector<insight::OwnBreak> breaks() const {
    auto all = knowledge_data_.breaks;
    std::ranges::copy(insight::breaks_of_rules(platform_.policy->engine()->rules().rules()), std::back_inserter(all));
    std::ranges::copy(insight::breaks_of_lists(knowledge_data_.crosswalks.schemes), std::back_inserter(all));
    return all;
  }
  Bilingual name() const { return {platform_.settings.name_nl, platform_.settings.name_en}; }

  Platform& platform_;
  Knowledge knowledge_data_;
  insight::TrendService trends_{*platform_.database, knowledge_data_.disclosure};
  api::Publication publication_{*platform_.policy, platform_.self()};
  prevention::PreventionService prevention_{*platform_.database, platform_.clock, platform_.random};
  api::PublishedData published_data_{knowledge_data_.crosswalks, knowledge_data_.figures, knowledge_data_.provinces};
  api::Trends trends_resource_{trends_, publication_, [this] { return breaks(); }};
  insight::KnowledgeService knowledge_{*platform_.database, platform_.clock, codes()};
  programme::RegisterService register_;
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kProgramme};
  api::Knowledge knowledge_resource_{
      knowledge_, knowledge_data_.models, {platform_.settings.id, name(), {}}, publication_, repeats_};
  workspace::WorkspaceService workspace_{*platform_.database, platform_.clock, platform_.random};
  api::Groups groups_{workspace_, repeats_};
  api::Prevention prevention_resource_{
      prevention_, knowledge_data_.materials, {name().nl, platform_.settings.origin}, publication_, repeats_};
  api::Commitments commitments_{register_, *platform_.policy, repeats_};
  api::ProgrammeReports reports_;
  effect::BoardService board_{*platform_.database};
  api::EffectBoard effect_board_{[this] { return board_.board(); }};
};

}  // namespace

Result<std::unique_ptr<Role>> make_programme_role(Platform& platform) {
  auto role = std::make_unique<ProgrammeRole>(
      platform, TRY(programme::EscalationRules::load(platform.data("programme/escalation.toml"))),
      TRY(programme::ReportWords::load(platform.data("texts/programme-report.toml"), platform.data("programme/indicators.toml"))),
      TRY(Knowledge::load(platform)));
  TRY(role->seed(TRY(programme::Seed::load(platform.data("programme")))));
  return role;
}

}  // namespace dijkwacht::app
