#include "app/audit_role.h"

#include "audit/head.h"
#include "audit/protocol.h"

namespace dijkwacht::app {
namespace {

/// Half the ten seconds that an entry may go unwitnessed: the other half is for the way there and back.
constexpr Duration kHeadPeriod = std::chrono::seconds(5);
constexpr Duration kOwedPeriod = std::chrono::minutes(1);

/// A partner as someone who signs; nothing when it has no node.
std::optional<audit::Signer> signer(const Platform& platform, std::string_view partner_id) {
  const auto* partner = platform.partners->find(partner_id);
  if (partner == nullptr || !partner->node) return std::nullopt;
  return audit::Signer{.id = partner->id, .key = partner->node->signing_key};
}

class AuditRole final : public Role {
 public:
  explicit AuditRole(Platform& platform) : platform_(platform) {}

  void offer(api::Resources& resources) override { resources.audit_log = &audit_log_; }

  void listen(messaging::EventHandlers&) override {}

  void work(JobRunner& jobs) override {
    jobs.add("audit.head", kHeadPeriod, [this]() -> Status {
      TRY(audit::publish_head(*platform_.database, *platform_.keys, platform_.settings.id, platform_.clock.now()));
      return {};
    });
    jobs.add("protocol.owed", kOwedPeriod, [this] { return send_owed(); });
  }

  Status on_rule_switched(const std::string&, policy::RuleState state, const std::string&) override {
    return state == policy::RuleState::kActive ? send_owed() : Status();
  }

 private:
  Status send_owed() {
    TRY(audit::send_owed(*platform_.database, *platform_.policy, platform_.self(), platform_.clock.now()));
    return {};
  }

  Platform& platform_;
  api::AuditLog audit_log_{*platform_.database,
                           [this](store::Transaction& transaction) { return known_heads(transaction, platform_); }};
};

}  // namespace

Result<std::unique_ptr<Role>> make_audit_role(Platform& platform) { return std::make_unique<AuditRole>(platform); }

Result<std::vector<audit::KnownHead>> known_heads(store::Transaction& transaction, const Platform& platform) {
  const auto countersigner = signer(platform, platform.settings.countersigner);
  if (!countersigner) return std::vector<audit::KnownHead>();
  return audit::known_heads(transaction, platform.settings.id, *countersigner);
}

}  // namespace dijkwacht::app
