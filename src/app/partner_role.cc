#include "app/partner_role.h"

#include "app/holdings.h"
#include "app/programme_offices.h"
#include "app/recovery_context.h"
#include "app/signal_context.h"
#include "barriers/decision_service.h"
#include "barriers/hold_service.h"
#include "barriers/rule_life_service.h"
#include "effect/intervention_service.h"
#include "signals/receiving_service.h"

namespace dijkwacht::app {
namespace {

constexpr Duration kNoHitPeriod = Duration(100);
constexpr Duration kReleasePeriod = std::chrono::seconds(1);
constexpr Duration kCountDaysPeriod = std::chrono::minutes(1);

class PartnerRole final : public Role {
 public:
  PartnerRole(Platform& platform, SignalContext context, signals::NoticeTexts texts, barriers::RuleTable rules,
              victims::RecoveryContext recovery, victims::RecoveryLetters letters, signals::HolderVerdictRules verdicts)
      : platform_(platform),
        context_(std::move(context)),
        texts_(std::move(texts)),
        rules_(std::move(rules)),
        recoveries_(std::move(recovery)),
        letters_(std::move(letters)),
        verdicts_(*context_.node, verdicts) {}
  ~PartnerRole() override { static_cast<void>(no_hits_.flush(platform_.clock.now())); }

  Status open() {
    TRY(receiving_.rebuild());
    decisions_ = TRY(barriers::DecisionService::create(*context_.node, checks_, holds_, rules_));
    decisions_->watch(interventions_);
    decisions_resource_ = std::make_unique<api::Decisions>(*decisions_, platform_.settings.origin + "/vastgehouden");
    return {};
  }

  void offer(api::Resources& resources) override {
    resources.checks = &checks_resource_;
    resources.received_signals = &received_;
    resources.given_verdicts = &given_verdicts_;
    resources.decisions = decisions_resource_.get();
    resources.holds = &holds_resource_;
    resources.barrier_rules = &barrier_rules_;
    resources.recovery_requests = &recovery_requests_;
    resources.recovery_status = &recovery_status_;
    resources.interventions = &interventions_resource_;
    resources.effect_board = &effect_board_;
  }

  void listen(messaging::EventHandlers& handlers) override {
    using messaging::Event;
    using messaging::Versions;
    for (const auto* type : {"signal.shared", "signal.batch", "signal.withdrawn"}) {
      handlers.on(type, Versions::kAll, [this](const Event& event) { return prepare_signals(event); });
    }
    handlers.on("objection.answered", Versions::kAll, [this](auto& transaction, const Event& event) {
      return holds_.apply_answer(transaction, event.source, event.data, platform_.clock.now());
    });
  }

  void work(JobRunner& jobs) override {
    jobs.add("checks.no-hits", kNoHitPeriod, [this] { return no_hits_.flush(platform_.clock.now()); });
    jobs.add("holds.release", kReleasePeriod, [this]() -> Status {
      TRY(holds_.release_due());
      return {};
    });
    jobs.add("recovery.count-days", kCountDaysPeriod, [this]() -> Status {
      TRY(recoveries_.count_days());
      return {};
    });
  }

  rights::Holdings* holdings() override { return &holdings_; }

  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  /// Keys first, then copy and inbox in one transaction, then the index. Receivers compare revisions themselves.
  Result<messaging::PreparedEvent> prepare_signals(const messaging::Event& event) {
    auto incoming = std::make_shared<signals::IncomingSignals>(TRY(receiving_.prepare(event.source, event.type, event.data)));
    auto touched = std::make_shared<signals::TouchedTokens>();
    return messaging::PreparedEvent{.apply = [this, incoming, touched](store::Transaction& transaction) -> Status {
                                      *touched = TRY(receiving_.apply(transaction, *incoming, platform_.clock.now()));
                                      return {};
                                    },
                                    .after_commit =
                                        [this, touched] {
                                          if (const auto fed = receiving_.feed(*touched); !fed)
                                            platform_.log.error("signals.index-behind", fed.error());
                                        }};
  }

  std::optional<signals::SenderLease> lease_of(const std::string& sender) const {
    const auto lease = platform_.leases.lease(sender);
    if (!lease) return std::nullopt;
    return signals::SenderLease{.heard_at = lease->heard_at, .until = lease->until};
  }

  Platform& platform_;
  SignalContext context_;
  signals::NoticeTexts texts_;
  barriers::RuleTable rules_;
  signals::SignalIndex index_;
  audit::NoHitRecorder no_hits_{*platform_.database};
  barriers::HoldService holds_{*context_.node};
  signals::ReceivingService receiving_{
      *context_.node, index_, [this](store::Transaction& transaction, const std::vector<signals::EndedCopy>& removed, Time now) {
        return holds_.on_removed(transaction, removed, now);
      }};
  signals::CheckService checks_{*context_.node, index_, [this](const std::string& sender) { return lease_of(sender); }, no_hits_};
  PartnerHoldings holdings_{*context_.node};
  std::unique_ptr<barriers::DecisionService> decisions_;
  barriers::RuleLifeService rule_lives_{*context_.node, rules_};
  victims::RecoveryService recoveries_;
  victims::RecoveryLetters letters_;
  signals::HolderVerdictService verdicts_;
  effect::InterventionService interventions_{*context_.node, rules_, programme_offices(*platform_.partners)};

  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kBarrier};
  api::Checks checks_resource_{checks_, texts_, {.region = "NL", .accept_synthetic_numbers = platform_.settings.is_synthetic}};
  api::ReceivedSignals received_{*platform_.database};
  api::HolderVerdicts given_verdicts_{verdicts_, repeats_};
  std::unique_ptr<api::Decisions> decisions_resource_;
  api::Holds holds_resource_{holds_, *platform_.partners, repeats_, platform_.settings.id};
  api::BarrierRules barrier_rules_{rule_lives_, repeats_};
  api::Repeats victims_repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kVictim};
  api::RecoveryRequests recovery_requests_{recoveries_, letters_, victims_repeats_, letter_sender(platform_)};
  api::RecoveryStatus recovery_status_{recoveries_, letters_, victims_repeats_, letter_sender(platform_)};
  api::Interventions interventions_resource_{interventions_, repeats_};
  api::EffectBoard effect_board_{[this] { return interventions_.board(); }};
};

}  // namespace

Result<std::unique_ptr<Role>> make_partner_role(Platform& platform) {
  auto role = std::make_unique<PartnerRole>(
      platform, make_signal_context(platform), TRY(signals::NoticeTexts::load(platform.data("texts/signals.toml"))),
      TRY(barriers::RuleTable::load(platform.data("barriers/payment-rules.toml"))), TRY(make_recovery_context(platform)),
      TRY(victims::RecoveryLetters::load(platform.data("victims/letters.toml"))),
      TRY(signals::HolderVerdictRules::load(platform.data("policy/holder-verdicts.toml"))));
  TRY(role->open());
  return role;
}

}  // namespace dijkwacht::app
