#include "app/rights_role.h"

#include "api/repeats.h"
#include "rights/contact_point_service.h"

namespace dijkwacht::app {
namespace {

/// All that the node's roles hold, as one.
class AllHoldings final : public rights::Holdings {
 public:
  explicit AllHoldings(std::vector<rights::Holdings*> parts) : parts_(std::move(parts)) {}

  Result<std::vector<rights::Finding>> find(const rights::Subject& subject) override {
    std::vector<rights::Finding> all;
    for (auto* part : parts_) append(all, TRY(part->find(subject)));
    return all;
  }
  Result<std::vector<std::string>> match(const rights::Subject& subject) override {
    std::vector<std::string> all;
    for (auto* part : parts_) append(all, TRY(part->match(subject)));
    return all;
  }
  Result<rights::Frozen> freeze(store::Transaction& transaction, const rights::RequestId& request,
                                const std::vector<std::string>& matched, Time not_when_refused_since, Time now) override {
    rights::Frozen all;
    for (auto* part : parts_) {
      const auto frozen = TRY(part->freeze(transaction, request, matched, not_when_refused_since, now));
      all.paused += frozen.paused;
      all.judged_before += frozen.judged_before;
    }
    return all;
  }
  Result<std::int64_t> end(store::Transaction& transaction, const rights::RequestId& request,
                           const std::vector<std::string>& matched, const std::string& actor, Time now) override {
    std::int64_t receivers = 0;
    for (auto* part : parts_) receivers += TRY(part->end(transaction, request, matched, actor, now));
    return receivers;
  }
  Status refuse(store::Transaction& transaction, const rights::RequestId& request, Time now) override {
    for (auto* part : parts_) TRY(part->refuse(transaction, request, now));
    return {};
  }
  Status resume(const std::string& actor) override {
    for (auto* part : parts_) TRY(part->resume(actor));
    return {};
  }

 private:
  template <typename T>
  static void append(std::vector<T>& all, std::vector<T> more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }

  std::vector<rights::Holdings*> parts_;
};

std::vector<rights::Controller> controllers_of(const Platform& platform) {
  std::vector<rights::Controller> controllers;
  for (const auto& partner : platform.partners->all()) {
    const auto* key = partner.node ? partner.node->sealing_key(crypto::KeyDomain::kRights) : nullptr;
    if (key == nullptr) continue;
    controllers.push_back({.party = {.id = partner.id, .sector = partner.sector}, .name = partner.name, .key = *key});
  }
  return controllers;
}

class RightsRole final : public Role {
 public:
  RightsRole(Platform& platform, std::vector<rights::Holdings*> holdings, rights::Clocks clocks)
      : platform_(platform),
        holdings_(std::move(holdings)),
        node_{.database = *platform.database,
              .keys = *platform.keys,
              .policy = *platform.policy,
              .clock = platform.clock,
              .random = platform.random,
              .self = platform.self(),
              .controllers = controllers_of(platform),
              .clocks = std::move(clocks),
              .parse = {.region = "NL", .accept_synthetic_numbers = platform.settings.is_synthetic}} {}

  void offer(api::Resources& resources) override {
    resources.rights_requests = &requests_;
    if (is_contact_point()) resources.rights_contact_point = &contact_point_resource_;
  }

  void listen(messaging::EventHandlers& handlers) override {
    using messaging::Event;
    using messaging::Versions;
    handlers.on(std::string(rights::event::kRequested), Versions::kAll, [this](const Event& event) { return prepare(event); });
    if (!is_contact_point()) return;
    handlers.on(std::string(rights::event::kExtended), Versions::kAll, [this](auto& transaction, const Event& event) -> Status {
      return contact_point_.apply_extended(transaction, event.source, TRY(rights::event::read_extended(event.data)));
    });
    handlers.on(std::string(rights::event::kAnswered), Versions::kAll, [this](auto& transaction, const Event& event) -> Status {
      return contact_point_.apply_answered(transaction, event.source, TRY(rights::event::read_answered(event.data)));
    });
  }

  void work(JobRunner&) override {}
  Status on_rule_switched(const std::string&, policy::RuleState, const std::string&) override { return {}; }

 private:
  bool is_contact_point() const { return platform_.settings.has_role(config::NodeRole::kDesk); }

  Result<messaging::PreparedEvent> prepare(const messaging::Event& event) {
    auto part = TRY(answering_.prepare(event.source, TRY(rights::event::read_requested(event.data))));
    return messaging::PreparedEvent{.apply = [this, part = std::move(part)](store::Transaction& transaction) {
      return answering_.take_in(transaction, part, platform_.clock.now());
    }};
  }

  Platform& platform_;
  AllHoldings holdings_;
  rights::NodeContext node_;
  rights::AnsweringService answering_{node_,
                                      holdings_,
                                      {.extended =
                                           [this](store::Transaction& transaction, const rights::event::Extended& extended) {
                                             return contact_point_.apply_extended(transaction, node_.self.id, extended);
                                           },
                                       .answered =
                                           [this](store::Transaction& transaction, const rights::event::Answered& answered) {
                                             return contact_point_.apply_answered(transaction, node_.self.id, answered);
                                           }}};
  rights::ContactPointService contact_point_{node_, answering_};
  api::Repeats repeats_{*platform_.database, *platform_.keys, crypto::KeyDomain::kRights};
  api::RightsRequests requests_{answering_, node_, repeats_};
  api::RightsContactPoint contact_point_resource_{contact_point_, node_, repeats_};
};

}  // namespace

Result<std::unique_ptr<Role>> make_rights_role(Platform& platform, std::vector<rights::Holdings*> holdings) {
  return std::make_unique<RightsRole>(platform, std::move(holdings),
                                      TRY(rights::Clocks::load(platform.data("rights/clocks.toml"))));
}

}  // namespace dijkwacht::app
