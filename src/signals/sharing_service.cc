#include "signals/sharing_service.h"

#include "audit/release.h"
#include "signals/delivery_table.h"
#include "signals/event.h"
#include "signals/freeze_service.h"
#include "signals/freeze_table.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {
namespace {

struct Permitted {
  const Recipient* recipient;
  policy::Decision decision;
};

/// Whom policy lets know, and the reasons for the others.
struct Asked {
  std::vector<Permitted> permitted;
  std::vector<policy::Reason> reasons;
};

Asked ask_policy(const NodeContext& node, const SharingOrder& order, Time now) {
  Asked asked;
  const auto engine = node.policy.engine();
  for (const auto& recipient : order.recipients) {
    auto answer = engine->decide({.from = node.self,
                                  .to = recipient.party,
                                  .data_class = order.indicator.data_class,
                                  .purpose = std::string(purpose_of(order.indicator.data_class)),
                                  .subject = order.signal.id.text(),
                                  .facts = order.facts,
                                  .at = now});
    if (auto* decision = std::get_if<policy::Decision>(&answer); decision != nullptr && !decision->is_simulated_law()) {
      asked.permitted.push_back({&recipient, std::move(*decision)});
    } else if (const auto* deny = std::get_if<policy::Deny>(&answer)) {
      if (asked.reasons.empty()) asked.reasons = deny->reasons;
    }
  }
  return asked;
}

event::Shared event_of(const Signal& signal, const SharingOrder& order, const Recipient& recipient) {
  event::Shared shared;
  shared.signal = signal.id;
  shared.revision = signal.revision;
  shared.rule = signal.rule;
  shared.owner = signal.owner;
  shared.data_class = order.indicator.data_class;
  shared.type = order.indicator.type;
  shared.listing = signal.listing;
  if (recipient.sealed.empty()) shared.value = order.indicator.value;
  shared.sealed_value = recipient.sealed;
  shared.opinion = order.opinion;
  shared.shared_at = *signal.shared_at;
  return shared;
}

Status send(store::Transaction& transaction, const NodeContext& node, const SharingOrder& order, const Signal& signal,
            Permitted permitted, Time now) {
  const auto& recipient = *permitted.recipient;
  const auto data_class = order.indicator.data_class;
  const auto event_id = store::EventId::random(node.random);
  TRY(audit::release(transaction, std::move(permitted.decision), data_class, purpose_of(data_class),
                     {.id = event_id,
                      .recipient = recipient.party.id,
                      .type = std::string(event::kShared),
                      .subject = signal.id.text(),
                      .version = signal.revision,
                      .data = event::shared_text(event_of(signal, order, recipient)),
                      .actor = order.actor},
                     now));
  const auto sealed_in = recipient.sealed.empty() ? std::nullopt : std::optional(event_id);
  return note_sent(transaction, signal.id, recipient.party.id, signal.revision, sealed_in, now);
}

}  // namespace

std::string_view purpose_of(policy::DataClass data_class) {
  return data_class == policy::DataClass::kAccount ? purpose::kBlockMuleAccount : purpose::kBlocking;
}

Result<SharingResult> share_signal(store::Transaction& transaction, const NodeContext& node, const SharingOrder& order,
                                   Time now) {
  if (TRY(is_frozen(transaction, order.indicator.id))) return SharingResult{order.signal, {objection_pending(node)}};
  auto asked = ask_policy(node, order, now);
  if (asked.permitted.empty()) return SharingResult{order.signal, std::move(asked.reasons)};
  const auto& first = asked.permitted.front().decision;
  const auto signal = TRY(share(order.signal, {first.rule(), first.rule_revision(), first.lease()}, now));
  TRY(put(transaction, signal));
  if (node.on_changed) TRY(node.on_changed(transaction, signal));
  for (auto& permitted : asked.permitted) TRY(send(transaction, node, order, signal, std::move(permitted), now));
  return SharingResult{signal, std::move(asked.reasons)};
}

std::vector<Recipient> all_partners(const NodeContext& node) {
  std::vector<Recipient> recipients;
  for (const auto& partner : node.partners.all()) {
    if (partner.party.id != node.self.id) recipients.push_back({partner.party, {}});
  }
  return recipients;
}

}  // namespace dijkwacht::signals
