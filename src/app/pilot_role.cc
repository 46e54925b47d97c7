#include "app/pilot_role.h"

#include "api/pilots.h"

namespace dijkwacht::app {
namespace {

/// At least daily by the proposal; a stop criterion is also looked at with each question and judgement.
constexpr Duration kWatchPeriod = std::chrono::minutes(1);

class PilotRole final : public Role {
 public:
  PilotRole(Platform& platform, std::vector<pilots::Pilot> pilots, pilots::DeviceModel model)
      : platform_(platform),
        service_({.database = *platform.database,
                  .policy = *platform.policy,
                  .clock = platform.clock,
                  .random = platform.random,
                  .self = platform.self(),
                  .node_is_synthetic = platform.settings.is_synthetic},
                 std::move(pilots), std::move(model)) {}

  void offer(api::Resources& resources) override { resources.pilots = &resource_; }
  void listen(messaging::EventHandlers&) override {}
  void work(JobRunner& jobs) override {
    jobs.add("pilots.watch", kWatchPeriod, [this] { return service_.end_due(); });
  }
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  Platform& platform_;
  pilots::PilotService service_;
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kBarrier};
  api::Pilots resource_{service_, repeats_, {.region = "NL", .accept_synthetic_numbers = platform_.settings.is_synthetic}};
};

}  // namespace

Result<std::unique_ptr<Role>> make_pilot_role(Platform& platform) {
  return std::make_unique<PilotRole>(platform,
                                     TRY(pilots::load_pilots(platform.data("pilots"), platform.policy->engine()->rules())),
                                     TRY(pilots::DeviceModel::load(platform.data("pilots/device-model.toml"))));
}

}  // namespace dijkwacht::app
