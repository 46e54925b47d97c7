#include "messaging/message.h"

#include <algorithm>

#include <fmt/core.h>

#include "messaging/limits.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::string_view kReceiptDomain = "event-receipt";
/// A receipt lists at most one refusal for each event of a message.
constexpr std::size_t kReceiptBytesMax = 64 * 1024;

Result<Heartbeat> read_heartbeat(const JsonValue& json) {
  Heartbeat heartbeat;
  heartbeat.owner = TRY(json.string("owner"));
  heartbeat.up_to_position = TRY(json.integer("upToPosition"));
  if (heartbeat.up_to_position < 0) return fail(ErrorCode::kInvalidArgument, "must not be negative", "heartbeat.upToPosition");
  const auto until = parse_time(TRY(json.string("until")));
  if (!until) return fail(ErrorCode::kInvalidArgument, until.error().message, "heartbeat.until");
  heartbeat.until = *until;
  return heartbeat;
}

/// `read` of a member that may be absent; its fields are named with the member before them.
template <typename T>
Result<std::optional<T>> read_optional(const JsonValue& root, std::string_view member, Result<T> (*read)(const JsonValue&)) {
  const auto json = TRY(root.find(member));
  if (!json) return std::nullopt;
  auto value = read(*json);
  if (!value) return fail(value.error().code, value.error().message, fmt::format("{}.{}", member, value.error().field));
  return std::optional<T>(std::move(*value));
}

/// Our own reasons are words; another text of a partner's is not kept.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
}

Result<Refusal> read_refusal(const JsonValue& json) {
  Refusal refusal;
  refusal.position = TRY(json.integer("sequence"));
  refusal.reason = TRY(json.string("reason"));
  if (!is_code(refusal.reason)) return fail(ErrorCode::kInvalidArgument, "must be a code", fmt::format("{}.reason", json.path()));
  return refusal;
}

/// What a receipt's signature covers: every field, in a list, so that no two receipts have one text.
std::string signing_text(const DeliveryReceipt& receipt) {
  JsonWriter json;
  json.array([&] {
    json.value(receipt.source).value(receipt.receiver).value(receipt.up_to_position).value(time_text(receipt.at));
    json.array([&] {
      for (const auto& refusal : receipt.refused) json.array([&] { json.value(refusal.position).value(refusal.reason); });
    });
  });
  return json.take();
}

}  // namespace

std::string message_text(const Message& message) {
  JsonWriter json;
  json.object([&] {
    json.object("heartbeat", [&] {
      json.member("owner", message.heartbeat.owner).member("upToPosition", message.heartbeat.up_to_position);
      json.member("until", time_text(message.heartbeat.until));
    });
    if (message.head) json.key("head").raw(audit::to_json(*message.head));
    json.array("events", [&] {
      for (const auto& event : message.events) write_event(json, event);
    });
  });
  return json.take();
}

Result<Message> read_message(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text, kMessageBytesMax));
  Message message;
  message.heartbeat = TRY(read_heartbeat(TRY(document.root().at("heartbeat"))));
  message.head = TRY(read_optional(document.root(), "head", audit::parse_signed_head));
  const auto events = TRY(document.root().array("events"));
  if (events.size() > kMessageEventsMax) {
    return fail(ErrorCode::kTooLarge, fmt::format("a message carries at most {} events", kMessageEventsMax), "events");
  }
  for (const auto& event : events) message.events.push_back(TRY(read_event(event)));
  return message;
}

Result<DeliveryReceipt> sign_receipt(crypto::KeyService& keys, DeliveryReceipt receipt) {
  receipt.signature = TRY(keys.sign(kReceiptDomain, as_bytes(signing_text(receipt))));
  return receipt;
}

Status check_receipt(const DeliveryReceipt& receipt, const crypto::SigningPublicKey& signer) {
  if (crypto::verify(signer, kReceiptDomain, as_bytes(signing_text(receipt)), receipt.signature)) return {};
  return fail(ErrorCode::kPermissionDenied, "the receipt's signature is not the receiver's", "signature");
}

std::string receipt_text(const DeliveryReceipt& receipt) {
  JsonWriter json;
  json.object([&] {
    json.member("source", receipt.source).member("receiver", receipt.receiver);
    json.member("upToPosition", receipt.up_to_position).member("at", time_text(receipt.at));
    json.array("refused", [&] {
      for (const auto& refusal : receipt.refused) {
        json.object([&] { json.member("sequence", refusal.position).member("reason", refusal.reason); });
      }
    });
    json.member("signature", to_base64url(receipt.signature));
    if (receipt.countersignature) json.key("countersignature").raw(audit::to_json(*receipt.countersignature));
  });
  return json.take();
}

Result<DeliveryReceipt> read_receipt(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text, kReceiptBytesMax));
  const auto& root = document.root();
  DeliveryReceipt receipt;
  receipt.source = TRY(root.string("source"));
  receipt.receiver = TRY(root.string("receiver"));
  receipt.up_to_position = TRY(root.integer("upToPosition"));
  const auto at = parse_time(TRY(root.string("at")));
  if (!at) return fail(ErrorCode::kInvalidArgument, at.error().message, "at");
  receipt.at = *at;
  for (const auto& refusal : TRY(root.array("refused"))) receipt.refused.push_back(TRY(read_refusal(refusal)));
  const auto signature = from_base64url(TRY(root.string("signature")));
  if (!signature || signature->size() != receipt.signature.size()) {
    return fail(ErrorCode::kInvalidArgument, "must be base64url of 64 bytes", "signature");
  }
  std::ranges::copy(*signature, receipt.signature.begin());
  receipt.countersignature = TRY(read_optional(root, "countersignature", audit::parse_countersignature));
  return receipt;
}

}  // namespace dijkwacht::messaging
