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

Result<audit::Signer> required_signer(const Platform& platform, std::string_view partner_id) {
  auto found = signer(platform, partner_id);
  if (!found) return fail(ErrorCode::kPermissionDenied, "the partner register has no node of this name");
  return std::move(*found);
}

class AuditRole final : public Role {
 public:
  explicit AuditRole(Platform& platform) : platform_(platform) {}

  void offer(api::Resources& resources) override { resources.audit_log = &audit_log_; }

  void listen(messaging::EventHandlers& handlers) override {
    handlers.on("audit.head", messaging::Versions::kAll, [this](const messaging::Event& event) { return prepare_head(event); });
    handlers.on("audit.countersigned", messaging::Versions::kAll,
                [this](store::Transaction& transaction, const messaging::Event& event) -> Status {
                  const auto document = TRY(JsonDocument::parse(event.data));
                  return audit::store_countersignature(
                      transaction, platform_.settings.id, TRY(required_signer(platform_, event.source)),
                      TRY(audit::parse_countersignature(document.root())), platform_.clock.now());
                });
  }

  void work(JobRunner& jobs) override {
    jobs.add("audit.head", kHeadPeriod, [this]() -> Status {
      const audit::HeadRoute route{.node = platform_.settings.id, .countersigner = platform_.settings.countersigner};
      TRY(audit::publish_head(*platform_.database, *platform_.keys, route, platform_.random, platform_.clock.now()));
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

  Result<messaging::PreparedEvent> prepare_head(const messaging::Event& event) {
    const auto document = TRY(JsonDocument::parse(event.data));
    const auto head = TRY(audit::parse_signed_head(document.root()));
    const auto word = TRY(audit::countersign(*platform_.keys, TRY(required_signer(platform_, event.source)), head));
    const audit::WitnessedHead witnessed{.signed_head = head, .countersignature = word.signature};
    const auto answer = store::EventId::random(platform_.random);
    return messaging::PreparedEvent{.apply = [this, witnessed, answer, source = event.source](store::Transaction& transaction) {
      return audit::store_witness(transaction, source, witnessed, answer, platform_.clock.now());
    }};
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
