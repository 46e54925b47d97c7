#include "messaging/event.h"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>

#include "messaging/limits.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::string_view kSpecVersion = "1.0";
constexpr std::string_view kContentType = "application/json";
constexpr std::string_view kNodeUrn = "urn:dijkwacht:node:";
constexpr std::string_view kTypePrefix = "nl.dijkwacht.";
constexpr std::string_view kSigningDomain = "event";

std::unexpected<Error> wrong(const JsonValue& json, std::string_view member, std::string_view why) {
  const auto path = json.path().empty() ? std::string(member) : fmt::format("{}.{}", json.path(), member);
  return fail(ErrorCode::kInvalidArgument, std::string(why), path);
}

/// The member's text without the prefix that it must have.
Result<std::string> after_prefix(const JsonValue& json, std::string_view member, std::string_view prefix) {
  const auto text = TRY(json.string(member));
  if (!text.starts_with(prefix) || text.size() == prefix.size())
    return wrong(json, member, fmt::format("must start with {}", prefix));
  return std::string(text.substr(prefix.size()));
}

Status expect(const JsonValue& json, std::string_view member, std::string_view wanted) {
  if (TRY(json.string(member)) != wanted) return wrong(json, member, fmt::format("must be {}", wanted));
  return {};
}

/// CloudEvents' "sequence" is a text. Ours is a number without a sign or leading zeros.
Result<std::int64_t> read_sequence(const JsonValue& json) {
  const auto text = TRY(json.string("sequence"));
  std::int64_t position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && position >= 1 && text.front() != '0';
  if (!is_number) return wrong(json, "sequence", "must be a whole number from 1, as a text");
  return position;
}

Result<crypto::Signature> read_signature(const JsonValue& json) {
  const auto bytes = from_base64url(TRY(json.string("signature")));
  crypto::Signature signature{};
  if (!bytes || bytes->size() != signature.size()) return wrong(json, "signature", "must be base64url of 64 bytes");
  std::ranges::copy(*bytes, signature.begin());
  return signature;
}

template <typename T>
Result<T> or_wrong(const JsonValue& json, std::string_view member, Result<T> value) {
  if (!value) return wrong(json, member, value.error().message);
  return value;
}

}  // namespace

Result<std::string> normal_json(std::string_view json) {
  const auto document = TRY(JsonDocument::parse(json, kEventDataBytesMax));
  auto text = document.root().text();
  // As deep as it will stand in a message: what fits here must fit there.
  TRY(JsonDocument::parse(fmt::format(R"({{"events":[{{"data":{}}}]}})", text), kMessageBytesMax));
  return text;
}

std::string signing_text(const Event& event) {
  JsonWriter json;
  json.array([&] {
    json.value(kSpecVersion).value(event.id.text()).value(event.source).value(event.recipient).value(event.type);
    json.value(event.subject).value(time_text(event.time)).value(kContentType);
    json.value(event.position).value(event.version).value(event.data);
  });
  return json.take();
}

Result<SignedEvent> sign_event(crypto::KeyService& keys, Event event) {
  event.data = TRY(normal_json(event.data));
  const auto signature = TRY(keys.sign(kSigningDomain, as_bytes(signing_text(event))));
  return SignedEvent{.event = std::move(event), .signature = signature};
}

Status check_signature(const SignedEvent& event, const crypto::SigningPublicKey& signer) {
  if (crypto::verify(signer, kSigningDomain, as_bytes(signing_text(event.event)), event.signature)) return {};
  return fail(ErrorCode::kPermissionDenied, "the event's signature is not its source's", "signature");
}

void write_event(JsonWriter& json, const SignedEvent& event) {
  const auto& e = event.event;
  json.object([&] {
    json.member("specversion", kSpecVersion).member("id", e.id.text());
    json.member("source", fmt::format("{}{}", kNodeUrn, e.source))
        .member("recipient", fmt::format("{}{}", kNodeUrn, e.recipient));
    json.member("type", fmt::format("{}{}", kTypePrefix, e.type)).member("subject", e.subject);
    json.member("time", time_text(e.time)).member("datacontenttype", kContentType);
    json.member("sequence", std::to_string(e.position)).member("version", e.version);
    json.key("data").raw(e.data);
    json.member("signature", to_base64url(event.signature));
  });
}

Result<SignedEvent> read_event(const JsonValue& json) {
  TRY(expect(json, "specversion", kSpecVersion));
  TRY(expect(json, "datacontenttype", kContentType));
  SignedEvent read;
  auto& event = read.event;
  event.id = TRY(or_wrong(json, "id", store::EventId::parse(TRY(json.string("id")))));
  event.source = TRY(after_prefix(json, "source", kNodeUrn));
  event.recipient = TRY(after_prefix(json, "recipient", kNodeUrn));
  event.type = TRY(after_prefix(json, "type", kTypePrefix));
  event.subject = TRY(json.string("subject"));
  event.time = TRY(or_wrong(json, "time", parse_time(TRY(json.string("time")))));
  event.position = TRY(read_sequence(json));
  event.version = TRY(json.integer("version"));
  if (event.version < 1) return wrong(json, "version", "must be a whole number from 1");
  event.data = TRY(json.at("data")).text();
  read.signature = TRY(read_signature(json));
  return read;
}

}  // namespace dijkwacht::messaging
