#include "messaging/inbox_service.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "audit/audit_log.h"
#include "messaging/limits.h"
#include "store/inbox.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::string_view kUnknownType = "unknown-type";
/// Refusals are rare; more than this many newer ones hide an old one from a repeated receipt, not from the store.
constexpr std::size_t kRefusalsRead = 1000;

store::ReceivedEvent note_of(const Event& event) {
  return {.source = event.source,
          .id = event.id,
          .type = event.type,
          .subject = event.subject,
          .version = event.version,
          .position = event.position};
}

/// "signal" of "signal.shared": versions count within one family.
std::string family_of(const std::string& type) { return type.substr(0, type.find('.')); }

/// The stream itself is at fault, not the event: something is missing before it, or its place is taken.
bool is_missing_some(const Error& error) { return error.code == ErrorCode::kFailedPrecondition; }

}  // namespace

/// An event on its way into the store.
struct InboxService::Work {
  const Event* event = nullptr;
  Versions versions = Versions::kNewerOnly;
  PreparedEvent prepared;
  bool is_in_place = false;  ///< the inbox took it: what fails from here on is the handler's
  bool is_applied = false;
};

InboxService::InboxService(InboxContext context, EventHandlers handlers, LeaseBook& leases)
    : context_(std::move(context)), handlers_(std::move(handlers)), leases_(leases) {}

Result<DeliveryReceipt> InboxService::receive(std::string_view peer, const Message& message) {
  const auto* partner = context_.partners.find(peer);
  if (partner == nullptr || !partner->node) return fail(ErrorCode::kPermissionDenied, "this node is not in the partner register");
  TRY(check_message(*partner, message));
  if (context_.on_heard) context_.on_heard(partner->id);
  auto countersignature = TRY(witness_head(*partner, message));
  if (!message.events.empty() && !apply_together(message.events)) TRY(apply_one_by_one(message.events));
  return answer(*partner, message, std::move(countersignature));
}

Result<std::optional<audit::Countersignature>> InboxService::witness_head(const Partner& peer, const Message& message) {
  if (!message.head) return std::nullopt;
  auto word = audit::witness(context_.database, context_.keys, {.id = peer.id, .key = peer.node->signing_key}, *message.head);
  if (word) return std::optional(std::move(*word));
  if (word.error().code != ErrorCode::kConflict) return fail(word.error());
  TRY(raise_alarm(peer, message.head->head.number, word.error()));
  return std::nullopt;
}

/// A chain that became shorter or changed: a partner's log was tampered with, or its store was put back.
Status InboxService::raise_alarm(const Partner& peer, std::int64_t number, const Error& error) {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(alarms_[peer.id], number) == number) return {};
  }
  context_.log.error("audit.head-refused", error, {{"partner", telemetry::PlainName(peer.id)}, {"entry", number}});
  return context_.database.write([&](store::Transaction& transaction) -> Status {
    TRY(audit::append(transaction,
                      {.actor = "partner:" + peer.id,
                       .action = "audit.head-refused",
                       .subject = peer.id,
                       .outcome = std::string(name_of(error.code))},
                      context_.clock.now()));
    return {};
  });
}

Status InboxService::check_message(const Partner& peer, const Message& message) const {
  if (message.heartbeat.owner != peer.id) {
    return fail(ErrorCode::kPermissionDenied, "a node speaks for itself only", "heartbeat.owner");
  }
  for (std::size_t i = 0; i < message.events.size(); ++i) {
    const auto& event = message.events[i].event;
    const auto member = [i](std::string_view name) { return fmt::format("events[{}].{}", i, name); };
    if (event.source != peer.id) return fail(ErrorCode::kPermissionDenied, "a node speaks for itself only", member("source"));
    if (event.recipient != context_.self) {
      return fail(ErrorCode::kPermissionDenied, "this event is meant for another node", member("recipient"));
    }
    if (const auto signature = check_signature(message.events[i], peer.node->signing_key); !signature) {
      return fail(signature.error().code, signature.error().message, member("signature"));
    }
  }
  return {};
}

Result<InboxService::Work> InboxService::prepare(const Event& event) const {
  const auto* entry = handlers_.find(event.type);
  if (entry == nullptr) return fail(ErrorCode::kNotFound, "nobody here handles this type of event");
  Work work;
  work.event = &event;
  work.versions = entry->versions;
  work.prepared = TRY(entry->prepare(event));
  return work;
}

Status InboxService::apply(store::Transaction& transaction, Work& work, Time now) const {
  const auto& event = *work.event;
  work.is_applied = false;
  work.is_in_place = false;
  const bool is_new = TRY(store::accept_event(transaction, note_of(event), now));
  work.is_in_place = true;
  if (!is_new) return {};
  if (work.versions == Versions::kNewerOnly) {
    const store::VersionKey key{.source = event.source, .subject = event.subject, .family = family_of(event.type)};
    if (!TRY(store::is_newer(transaction, key, event.version))) return {};
  }
  TRY(work.prepared.apply(transaction));
  work.is_applied = true;
  return {};
}

/// The usual case, in one commit for the whole message. Whatever goes wrong undoes it all, and the events are taken one by one.
Status InboxService::apply_together(const std::vector<SignedEvent>& events) const {
  std::vector<Work> all;
  for (const auto& event : events) all.push_back(TRY(prepare(event.event)));
  const auto now = context_.clock.now();
  TRY(context_.database.write([&](store::Transaction& transaction) -> Status {
    for (auto& work : all) TRY(apply(transaction, work, now));
    return {};
  }));
  for (const auto& work : all) {
    if (work.is_applied && work.prepared.after_commit) work.prepared.after_commit();
  }
  return {};
}

Status InboxService::apply_one_by_one(const std::vector<SignedEvent>& events) const {
  for (const auto& event : events) {
    if (TRY(apply_alone(event.event)) == Step::kWaits) break;
  }
  return {};
}

Result<InboxService::Step> InboxService::apply_alone(const Event& event) const {
  if (handlers_.find(event.type) == nullptr) {
    const auto refused = refuse(event, kUnknownType);
    if (!refused && is_missing_some(refused.error())) return Step::kWaits;
    TRY(refused);
    return Step::kDone;
  }
  auto work = prepare(event);
  Status outcome = {};
  if (work) {
    const auto now = context_.clock.now();
    outcome = context_.database.write([&](store::Transaction& transaction) { return apply(transaction, *work, now); });
    if (outcome && work->is_applied && work->prepared.after_commit) work->prepared.after_commit();
    if (outcome) return Step::kDone;
    if (!work->is_in_place && is_missing_some(outcome.error())) return Step::kWaits;
    if (!work->is_in_place && outcome.error().code == ErrorCode::kConflict) return fail(outcome.error());
  } else {
    outcome = fail(work.error());
  }
  if (is_passing(outcome.error().code)) {
    context_.log.warning("inbox.waits", outcome.error(),
                         {{"source", telemetry::PlainName(event.source)}, {"position", event.position}});
    return Step::kWaits;
  }
  const auto refused = refuse(event, name_of(outcome.error().code));
  if (!refused && is_missing_some(refused.error())) return Step::kWaits;
  TRY(refused);
  return Step::kDone;
}

Status InboxService::refuse(const Event& event, std::string_view reason) const {
  const auto now = context_.clock.now();
  TRY(context_.database.write([&](store::Transaction& transaction) -> Status {
    if (!TRY(store::refuse_event(transaction, note_of(event), reason, now))) return {};
    TRY(audit::append(transaction,
                      {.actor = fmt::format("partner:{}", event.source),
                       .action = "event.refused",
                       .subject = event.id.text(),
                       .outcome = std::string(reason)},
                      now));
    return {};
  }));
  context_.log.warning("inbox.refused", {{"source", telemetry::PlainName(event.source)},
                                         {"position", event.position},
                                         {"type", telemetry::PlainName(event.type)},
                                         {"reason", telemetry::PlainName(reason)}});
  return {};
}

Result<DeliveryReceipt> InboxService::answer(const Partner& peer, const Message& message,
                                             std::optional<audit::Countersignature> countersignature) {
  DeliveryReceipt receipt;
  receipt.countersignature = std::move(countersignature);
  receipt.source = peer.id;
  receipt.receiver = context_.self;
  receipt.at = context_.clock.now();
  TRY(context_.database.read([&](store::Transaction& transaction) -> Status {
    receipt.up_to_position = TRY(store::applied_position(transaction, peer.id));
    if (message.events.empty()) return {};
    const auto first = message.events.front().event.position;
    const auto last = message.events.back().event.position;
    for (const auto& refused : TRY(store::read_refused(transaction, kRefusalsRead))) {
      const auto position = refused.event.position;
      if (refused.event.source != peer.id || position < first || position > last) continue;
      receipt.refused.push_back({.position = position, .reason = refused.reason});
    }
    return {};
  }));
  std::ranges::sort(receipt.refused, {}, &Refusal::position);
  leases_.hear(message.heartbeat, receipt.up_to_position, receipt.at);
  return sign_receipt(context_.keys, std::move(receipt));
}

}  // namespace dijkwacht::messaging
