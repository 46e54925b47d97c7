#include "messaging/delivery.h"

#include <algorithm>

#include <fmt/core.h>

#include "messaging/event_handlers.h"
#include "messaging/receipt_table.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::string_view kEventsPath = "/node/v1/events";
/// Stands for data that no receiver could read. The event keeps its place (streams have no holes) and its receiver refuses it.
constexpr std::string_view kUnsendable = R"({"unsendable":true})";

std::unexpected<Error> refusal(const std::string& partner, const http::Response& response) {
  const auto message = fmt::format("{} answered {}", partner, response.status);
  switch (response.status) {
    case 401:
    case 403: return fail(ErrorCode::kPermissionDenied, message);
    case 409: return fail(ErrorCode::kConflict, message);
    default: return fail(ErrorCode::kUnavailable, message);
  }
}

}  // namespace

Result<std::unique_ptr<Delivery>> Delivery::create(DeliveryContext context, const Partner& partner) {
  if (!partner.node) return fail(ErrorCode::kInvalidArgument, fmt::format("{} has no node to deliver to", partner.id), "partner");
  auto client = TRY(http::parse_client_address(partner.node->address));
  client.tls = context.tls;
  client.tls->server_fingerprint = partner.node->tls_fingerprint;
  client.connect_time = context.settings.connect_time;
  client.exchange_time = context.settings.exchange_time;
  return std::unique_ptr<Delivery>(new Delivery(std::move(context), partner, std::move(client)));
}

Delivery::Delivery(DeliveryContext context, Partner partner, http::ClientSettings client)
    : context_(std::move(context)), partner_(std::move(partner)), client_(std::move(client)) {}

Status Delivery::turn() {
  const auto now = context_.clock.now();
  // Not at once: a partner that talks but does not listen must not be asked in a loop.
  if (is_partner_heard_.exchange(false)) next_try_ = std::min(next_try_, failed_at_ + context_.settings.pause_min);
  if (now < next_try_) return {};
  const auto delivered = deliver(now);
  if (delivered) {
    if (failures_ > 0) context_.log.info("delivery.resumed", {{"partner", telemetry::PlainName(partner_.id)}});
    failures_ = 0;
    return {};
  }
  failed_at_ = context_.clock.now();
  next_try_ = failed_at_ + next_pause();
  // A partner that is away for a night is told of once.
  if (failures_++ == 0)
    context_.log.warning("delivery.failed", delivered.error(), {{"partner", telemetry::PlainName(partner_.id)}});
  return delivered;
}

/// Doubles with each failure, and jitters, so that a partner that comes back is not met by everyone at once.
Duration Delivery::next_pause() {
  const auto doubled = context_.settings.pause_min * (1LL << std::min(failures_, 20));
  const auto pause = std::min<Duration>(doubled, context_.settings.pause_max);
  return Duration(pause.count() / 2 +
                  static_cast<std::int64_t>(context_.random.below(static_cast<std::uint64_t>(pause.count() / 2 + 1))));
}

Status Delivery::deliver(Time now) {
  // The lease counts from before the numbering: whatever was committed until then stands before `last`.
  TRY(context_.sequencer.advance());
  const auto last = TRY(read_last_position());
  Message message;
  message.head = TRY(read_head());
  const bool has_new_head = message.head && message.head->head.number != head_sent_;
  if (*position_ == last && now < next_heartbeat_ && !has_new_head) return {};
  message.heartbeat = {.owner = context_.self, .up_to_position = last, .until = TRY(lease_until(now))};
  for (std::size_t sent = 0; sent < context_.settings.messages_per_turn; ++sent) {
    const auto before = *position_;
    message.events = TRY(read_events(last));
    if (message.head) head_sent_ = message.head->head.number;
    const auto receipt = TRY(post(message));
    TRY(keep_countersignature(receipt));
    TRY(believe(receipt, last));
    message.head = TRY(read_head());
    if (*position_ == last) {
      next_heartbeat_ = now + context_.settings.heartbeat_period;
      return {};
    }
    if (!message.events.empty() && *position_ == before) {
      return fail(ErrorCode::kUnavailable, fmt::format("{} cannot take the next event now", partner_.id));
    }
  }
  return {};
}

Result<std::int64_t> Delivery::read_last_position() {
  std::int64_t last = 0;
  TRY(context_.database.read([&](store::Transaction& transaction) -> Status {
    last = TRY(store::last_position(transaction, partner_.id));
    if (!position_) position_ = TRY(store::confirmed_position(transaction, partner_.id));
    return {};
  }));
  return last;
}

/// What this partner has to countersign; read before each message, so that in a long burst it waits for one message at most.
Result<std::optional<audit::SignedHead>> Delivery::read_head() {
  if (partner_.id != context_.countersigner) return std::nullopt;
  return context_.database.read_value<std::optional<audit::SignedHead>>(
      [](store::Transaction& transaction) { return audit::pending_head(transaction); });
}

/// A countersignature that is false is told and left: it is no reason to keep news from this partner.
Status Delivery::keep_countersignature(const DeliveryReceipt& receipt) {
  if (!receipt.countersignature) return {};
  const auto kept = context_.database.write([&](store::Transaction& transaction) {
    return audit::store_countersignature(transaction, context_.self, {.id = partner_.id, .key = partner_.node->signing_key},
                                         *receipt.countersignature, context_.clock.now());
  });
  if (kept || is_passing(kept.error().code)) return kept;
  context_.log.error("audit.countersignature-refused", kept.error(), {{"partner", telemetry::PlainName(partner_.id)}});
  return {};
}

/// A heartbeat says that everything up to a place holds. While a withdrawal is kept back it gives no time beyond what it gave.
Result<Time> Delivery::lease_until(Time now) {
  bool owes = false;
  if (context_.owes) {
    TRY(context_.database.read([&](store::Transaction& transaction) -> Status {
      owes = TRY(context_.owes(transaction, partner_.id));
      return {};
    }));
  }
  return owes ? now : now + context_.settings.lease;
}

Result<std::vector<SignedEvent>> Delivery::read_events(std::int64_t last) {
  const auto rows = TRY(context_.database.read_value<std::vector<store::SequencedEvent>>([&](store::Transaction& transaction) {
    return store::read_outbox(transaction, partner_.id, *position_, kMessageEventsMax);
  }));
  std::vector<SignedEvent> events;
  std::size_t bytes = 0;
  for (const auto& row : rows) {
    // Another partner's delivery may have numbered more since `last` was read: those wait for the next turn.
    if (bytes > kMessageDataBytes || row.position > last) break;
    bytes += row.event.data.size();
    events.push_back(TRY(sign(row)));
  }
  return events;
}

Result<SignedEvent> Delivery::sign(const store::SequencedEvent& row) {
  Event event{.id = row.event.id,
              .source = context_.self,
              .recipient = row.event.recipient,
              .type = row.event.type,
              .subject = row.event.subject,
              .time = row.event.created,
              .position = row.position,
              .version = row.event.version,
              .data = row.event.data};
  if (const auto data = normal_json(event.data); !data) {
    context_.log.error("delivery.unsendable", data.error(),
                       {{"partner", telemetry::PlainName(partner_.id)}, {"position", event.position}});
    event.data = kUnsendable;
  }
  return sign_event(context_.keys, std::move(event));
}

Result<DeliveryReceipt> Delivery::post(const Message& message) {
  const auto response = TRY(client_.post_json(kEventsPath, message_text(message)));
  if (response.status != 200) return refusal(partner_.id, response);
  auto receipt = read_receipt(response.body);
  if (!receipt)
    return fail(ErrorCode::kDataCorrupt, fmt::format("{}'s answer is no receipt: {}", partner_.id, receipt.error().message));
  TRY(check_receipt(*receipt, partner_.node->signing_key));
  if (receipt->source != context_.self || receipt->receiver != partner_.id) {
    return fail(ErrorCode::kPermissionDenied, fmt::format("{} sent a receipt for another stream", partner_.id));
  }
  return receipt;
}

/// Goes on from where the partner says it is, also when that is further back than it once said: then it lost some (a restored
/// backup) and gets them again.
Status Delivery::believe(const DeliveryReceipt& receipt, std::int64_t last_position) {
  if (receipt.up_to_position < 0 || receipt.up_to_position > last_position) {
    return fail(ErrorCode::kFailedPrecondition,
                fmt::format("{} confirms more than this node ever sent: was our store put back in time?", partner_.id));
  }
  const bool is_news = receipt.up_to_position != *position_ || !receipt.refused.empty();
  if (is_news) {
    TRY(context_.database.write([&](store::Transaction& transaction) -> Status {
      TRY(store::confirm_delivery(transaction, partner_.id, receipt.up_to_position, receipt.at));
      return keep_receipt(transaction, receipt);
    }));
  }
  position_ = receipt.up_to_position;
  return {};
}

}  // namespace dijkwacht::messaging
