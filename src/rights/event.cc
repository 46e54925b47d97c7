#include "rights/event.h"

#include "base/json.h"

namespace dijkwacht::rights::event {
namespace {

/// The member's text through a parser that knows nothing of paths.
template <typename Parser>
auto parsed(const JsonValue& value, std::string_view name, Parser parse) -> decltype(parse(std::string_view())) {
  auto result = parse(TRY(value.string(name)));
  if (!result) return fail(ErrorCode::kInvalidArgument, result.error().message, std::string(name));
  return result;
}

Result<Bytes> sealed_member(const JsonValue& value) {
  auto sealed = TRY(parsed(value, "sealed", from_base64url));
  if (sealed.empty() || sealed.size() > kSealedPartBytesMax)
    return fail(ErrorCode::kInvalidArgument, "this is no sealed text of ours", "sealed");
  return sealed;
}

template <typename Body>
std::string object_text(Body body) {
  JsonWriter json;
  json.object([&] { body(json); });
  return json.take();
}

}  // namespace

std::string text_of(const Requested& requested) {
  return object_text([&](JsonWriter& json) {
    json.member("requestId", requested.request.text()).member("kind", name_of(requested.kind));
    json.member("personKey", to_base64url(requested.person_key)).member("sealed", to_base64url(requested.sealed));
  });
}

Result<Requested> read_requested(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Requested{TRY(parsed(root, "requestId", RequestId::parse)), TRY(parsed(root, "kind", parse_kind)),
                   TRY(parsed(root, "personKey", crypto::parse_public_key)), TRY(sealed_member(root))};
}

std::string text_of(const Extended& extended) {
  return object_text([&](JsonWriter& json) {
    json.member("requestId", extended.request.text()).member("sealed", to_base64url(extended.sealed));
    json.member("at", time_text(extended.at));
  });
}

Result<Extended> read_extended(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Extended{TRY(parsed(root, "requestId", RequestId::parse)), TRY(sealed_member(root)),
                  TRY(parsed(root, "at", parse_time))};
}

std::string text_of(const Answered& answered) {
  return object_text([&](JsonWriter& json) {
    json.member("requestId", answered.request.text()).member("outcome", name_of(answered.outcome));
    json.member("sealed", to_base64url(answered.sealed)).member("receivers", answered.receivers);
    json.member("at", time_text(answered.at));
  });
}

Result<Answered> read_answered(std::string_view data) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  return Answered{TRY(parsed(root, "requestId", RequestId::parse)), TRY(parsed(root, "outcome", parse_outcome)),
                  TRY(sealed_member(root)), TRY(root.integer("receivers")), TRY(parsed(root, "at", parse_time))};
}

}  // namespace dijkwacht::rights::event
