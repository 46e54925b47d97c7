#include "app/pilot_role.h"

#include "api/pilot_participation.h"
#include "api/pilots.h"
#include "pilots/participation_service.h"

namespace dijkwacht::app {
namespace {

/// At least daily by the proposal; a stop criterion is also looked at with each question and judgement.
constexpr Duration kWatchPeriod = std::chrono::minutes(1);

using messaging::Event;
constexpr auto kAll = messaging::Versions::kAll;

identifiers::ParseOptions parse_options(const Platform& platform) {
  return {.region = "NL", .accept_synthetic_numbers = platform.settings.is_synthetic};
}

std::vector<pilots::Participant> participants(const Platform& platform) {
  std::vector<pilots::Participant> found;
  for (const auto& partner : platform.partners->all()) {
    const auto* key = partner.node ? partner.node->sealing_key(crypto::KeyDomain::kPartner) : nullptr;
    if (key != nullptr && partner.id != platform.settings.id)
      found.push_back({.party = {.id = partner.id, .sector = partner.sector}, .key = *key});
  }
  return found;
}

/// The node that holds a pilot.
class PilotRole final : public Role {
 public:
  PilotRole(Platform& platform, std::vector<pilots::Pilot> pilots, pilots::DeviceModel model)
      : platform_(platform),
        service_({.database = *platform.database,
                  .policy = *platform.policy,
                  .clock = platform.clock,
                  .random = platform.random,
                  .self = platform.self(),
                  .node_is_synthetic = platform.settings.is_synthetic,
                  .partners = participants(platform)},
                 std::move(pilots), std::move(model)) {}

  void offer(api::Resources& resources) override { resources.pilots = &resource_; }

  void listen(messaging::EventHandlers& handlers) override {
    handlers.on(std::string(pilots::event::kContribution), kAll, [this](auto& transaction, const Event& event) -> Status {
      const auto hashed = TRY(pilots::event::read_hashed(event.data));
      return hashed ? service_.contribute(transaction, sender_of(event), *hashed) : Status();
    });
    handlers.on(std::string(pilots::event::kQuestion), kAll, [this](auto& transaction, const Event& event) -> Status {
      const auto hashed = TRY(pilots::event::read_hashed(event.data));
      return hashed ? service_.answer(transaction, sender_of(event), *hashed) : Status();
    });
    handlers.on(std::string(pilots::event::kJudgement), kAll, [this](auto& transaction, const Event& event) -> Status {
      const auto heard = TRY(pilots::event::read_judgement(event.data));
      return service_.judge(transaction, heard.pilot, {heard.question, heard.was_right, heard.minutes, event.source},
                            "partner:" + event.source);
    });
  }

  void work(JobRunner& jobs) override {
    jobs.add("pilots.watch", kWatchPeriod, [this] { return service_.end_due(); });
  }
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  /// The register, not the sender, says of which sector it is.
  policy::Party sender_of(const Event& event) const {
    const auto* partner = platform_.partners->find(event.source);
    return {.id = event.source, .sector = partner == nullptr ? "" : partner->sector};
  }

  Platform& platform_;
  pilots::PilotService service_;
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kPartner};
  api::Pilots resource_{service_, repeats_, parse_options(platform_)};
};

/// A node that takes part in what another holds.
class ParticipationRole final : public Role {
 public:
  ParticipationRole(Platform& platform, std::vector<pilots::Pilot> pilots)
      : platform_(platform),
        service_({.database = *platform.database,
                  .policy = *platform.policy,
                  .clock = platform.clock,
                  .random = platform.random,
                  .self = platform.self(),
                  .partners = parties(platform),
                  .node_is_synthetic = platform.settings.is_synthetic},
                 std::move(pilots)) {}

  void offer(api::Resources& resources) override { resources.pilot_participation = &resource_; }

  void listen(messaging::EventHandlers& handlers) override {
    handlers.on(std::string(pilots::event::kStarted), kAll, [this](const Event& event) { return prepare_start(event); });
    handlers.on(std::string(pilots::event::kEnded), kAll, [this](auto& transaction, const Event& event) -> Status {
      return service_.hear_ended(transaction, event.source, TRY(pilots::event::read_ended(event.data)));
    });
    handlers.on(std::string(pilots::event::kAnswer), kAll, [this](auto& transaction, const Event& event) -> Status {
      return service_.hear_answer(transaction, event.source, TRY(pilots::event::read_answer(event.data)));
    });
  }

  void work(JobRunner& jobs) override {
    jobs.add("pilots.watch", kWatchPeriod, [this] { return service_.end_due(); });
  }
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  static std::vector<policy::Party> parties(const Platform& platform) {
    std::vector<policy::Party> found;
    for (const auto& participant : participants(platform)) found.push_back(participant.party);
    return found;
  }

  /// The key first, outside the transaction.
  Result<messaging::PreparedEvent> prepare_start(const Event& event) {
    const auto started = TRY(pilots::event::read_started(event.data));
    if (!started) return messaging::PreparedEvent{.apply = [](store::Transaction&) -> Status { return {}; }};
    auto opened = std::make_shared<std::vector<Sensitive<Bytes>>>(
        TRY(platform_.keys->open_boxes(crypto::KeyDomain::kPartner, {started->sealed_key})));
    return messaging::PreparedEvent{
        .apply = [this, opened, started = *started, source = event.source](store::Transaction& transaction) {
          return service_.hear_started(transaction, source, started, opened->front().reveal("keep the key of a pilot's run"));
        }};
  }

  Platform& platform_;
  pilots::ParticipationService service_;
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kPartner};
  api::PilotParticipation resource_{service_, repeats_, parse_options(platform_)};
};

Result<std::vector<pilots::Pilot>> pilots_of(const Platform& platform) {
  return pilots::load_pilots(platform.data("pilots"), platform.policy->engine()->rules());
}

}  // namespace

Result<std::unique_ptr<Role>> make_pilot_role(Platform& platform) {
  return std::make_unique<PilotRole>(platform, TRY(pilots_of(platform)),
                                     TRY(pilots::DeviceModel::load(platform.data("pilots/device-model.toml"))));
}

Result<std::unique_ptr<Role>> make_participation_role(Platform& platform) {
  return std::make_unique<ParticipationRole>(platform, TRY(pilots_of(platform)));
}

}  // namespace dijkwacht::app
