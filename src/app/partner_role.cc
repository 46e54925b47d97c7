#include "app/partner_role.h"

#include "app/holdings.h"
#include "app/signal_copies.h"

namespace dijkwacht::app {
namespace {

/// Nothing rests on the copies here.
Status keep_nothing(store::Transaction&, const std::vector<signals::EndedCopy>&, Time) { return {}; }

class PartnerRole final : public Role {
 public:
  PartnerRole(Platform& platform, SignalCopies::Data data) : copies_(platform, std::move(data), keep_nothing) {}

  Status open() { return copies_.open(); }
  void offer(api::Resources& resources) override { copies_.offer(resources); }
  void listen(messaging::EventHandlers& handlers) override { copies_.listen(handlers); }
  void work(JobRunner& jobs) override { copies_.work(jobs); }
  rights::Holdings* holdings() override { return &holdings_; }
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  SignalCopies copies_;
  PartnerHoldings holdings_{copies_.node()};
};

}  // namespace

Result<std::unique_ptr<Role>> make_partner_role(Platform& platform) {
  auto role = std::make_unique<PartnerRole>(platform, TRY(SignalCopies::Data::load(platform)));
  TRY(role->open());
  return role;
}

}  // namespace dijkwacht::app
