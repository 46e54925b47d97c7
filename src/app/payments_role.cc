#include "app/payments_role.h"

#include "app/holdings.h"
#include "app/programme_offices.h"
#include "app/recovery_context.h"
#include "app/signal_copies.h"
#include "barriers/decision_service.h"
#include "barriers/hold_service.h"
#include "barriers/rule_life_service.h"
#include "effect/intervention_service.h"
#include "victims/recovery_messages.h"

namespace dijkwacht::app {
namespace {

constexpr Duration kReleasePeriod = std::chrono::seconds(1);
constexpr Duration kCountDaysPeriod = std::chrono::minutes(1);
constexpr Duration kLapsePeriod = std::chrono::hours(1);

class PaymentsRole final : public Role {
 public:
  PaymentsRole(Platform& platform, SignalCopies::Data copies, barriers::RuleTable rules, victims::RecoveryContext recovery,
               victims::RecallContext recall, victims::RecoveryLetters letters, victims::RecoveryMessages messages,
               signals::HolderVerdictRules verdicts)
      : platform_(platform),
        copies_(platform, std::move(copies),
                [this](store::Transaction& transaction, const std::vector<signals::EndedCopy>& removed, Time now) {
                  return holds_.on_removed(transaction, removed, now);
                }),
        rules_(std::move(rules)),
        recoveries_(std::move(recovery)),
        recalls_(std::move(recall)),
        letters_(std::move(letters)),
        messages_(std::move(messages)),
        verdicts_(copies_.node(), verdicts) {}

  Status open() {
    TRY(copies_.open());
    decisions_ = TRY(barriers::DecisionService::create(copies_.node(), copies_.checks(), holds_, rules_));
    decisions_->watch(interventions_);
    decisions_resource_ = std::make_unique<api::Decisions>(*decisions_, platform_.settings.origin + "/vastgehouden");
    return {};
  }

  void offer(api::Resources& resources) override {
    copies_.offer(resources);
    resources.given_verdicts = &given_verdicts_;
    resources.decisions = decisions_resource_.get();
    resources.holds = &holds_resource_;
    resources.barrier_rules = &barrier_rules_;
    resources.recovery_requests = &recovery_requests_;
    resources.recovery_status = &recovery_status_;
    resources.recalls = &recalls_resource_;
    resources.status_messages = &status_messages_;
    resources.interventions = &interventions_resource_;
    resources.effect_board = &effect_board_;
  }

  void listen(messaging::EventHandlers& handlers) override {
    copies_.listen(handlers);
    handlers.on("objection.answered", messaging::Versions::kAll, [this](auto& transaction, const messaging::Event& event) {
      return holds_.apply_answer(transaction, event.source, event.data, platform_.clock.now());
    });
  }

  void work(JobRunner& jobs) override {
    copies_.work(jobs);
    jobs.add("holds.release", kReleasePeriod, [this]() -> Status {
      TRY(holds_.release_due());
      return {};
    });
    jobs.add("recovery.count-days", kCountDaysPeriod, [this]() -> Status {
      TRY(recoveries_.count_days());
      return {};
    });
    jobs.add("recovery.lapse", kLapsePeriod, [this]() -> Status {
      TRY(recoveries_.lapse());
      return {};
    });
    jobs.add("recalls.lapse", kLapsePeriod, [this]() -> Status {
      TRY(recalls_.lapse());
      return {};
    });
  }

  rights::Holdings* holdings() override { return &holdings_; }

  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  Platform& platform_;
  SignalCopies copies_;
  barriers::RuleTable rules_;
  barriers::HoldService holds_{copies_.node()};
  PartnerHoldings holdings_{copies_.node()};
  std::unique_ptr<barriers::DecisionService> decisions_;
  barriers::RuleLifeService rule_lives_{copies_.node(), rules_};
  victims::RecoveryService recoveries_;
  victims::RecallService recalls_;
  victims::RecoveryLetters letters_;
  victims::RecoveryMessages messages_;
  signals::HolderVerdictService verdicts_;
  effect::InterventionService interventions_{copies_.node(), rules_, programme_offices(*platform_.partners)};

  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kBarrier};
  api::HolderVerdicts given_verdicts_{verdicts_, repeats_};
  std::unique_ptr<api::Decisions> decisions_resource_;
  api::Holds holds_resource_{holds_, *platform_.partners, repeats_, platform_.settings.id};
  api::BarrierRules barrier_rules_{rule_lives_, repeats_};
  api::Repeats victims_repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kVictim};
  api::RecoveryRequests recovery_requests_{recoveries_, letters_, victims_repeats_, letter_sender(platform_)};
  api::RecoveryStatus recovery_status_{recoveries_, letters_, victims_repeats_, letter_sender(platform_)};
  api::Recalls recalls_resource_{recalls_, *platform_.partners, victims_repeats_, platform_.settings.id};
  api::StatusMessages status_messages_{[this](std::string_view code) -> Result<reports::StatusMessages> {
                                         return messages_.about(TRY(recoveries_.status(code)), recoveries_.terms(),
                                                                platform_.settings.id);
                                       },
                                       *platform_.partners, platform_.settings.id};
  api::Interventions interventions_resource_{interventions_, repeats_};
  api::EffectBoard effect_board_{[this] { return interventions_.board(); }};
};

}  // namespace

Result<std::unique_ptr<Role>> make_payments_role(Platform& platform) {
  auto role = std::make_unique<PaymentsRole>(
      platform, TRY(SignalCopies::Data::load(platform)),
      TRY(barriers::RuleTable::load(platform.data("barriers/payment-rules.toml"))), TRY(make_recovery_context(platform)),
      TRY(make_recall_context(platform)), TRY(victims::RecoveryLetters::load(platform.data("victims/letters.toml"))),
      TRY(victims::RecoveryMessages::load(platform.data("texts/recovery-status.toml"))),
      TRY(signals::HolderVerdictRules::load(platform.data("policy/holder-verdicts.toml"))));
  TRY(role->open());
  return role;
}

}  // namespace dijkwacht::app
