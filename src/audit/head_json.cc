#include <algorithm>

#include "audit/head.h"

namespace dijkwacht::audit {
namespace {

constexpr std::size_t kHashDigits = 64;

Result<std::int64_t> number_of(const JsonValue& json) {
  const auto number = TRY(json.integer("number"));
  if (number < 1) return fail(ErrorCode::kInvalidArgument, "entries count from 1", "number");
  return number;
}

Result<std::string> hash_of(const JsonValue& json) {
  const auto text = TRY(json.string("hash"));
  const auto is_digit = [](char letter) { return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f'); };
  if (text.size() == kHashDigits && std::ranges::all_of(text, is_digit)) return std::string(text);
  return fail(ErrorCode::kInvalidArgument, "a hash is 64 lower-case hexadecimal digits", "hash");
}

Result<crypto::Signature> signature_of(const JsonValue& json) {
  const auto bytes = from_base64url(TRY(json.string("signature")));
  crypto::Signature signature{};
  if (!bytes || bytes->size() != signature.size()) {
    return fail(ErrorCode::kInvalidArgument, "a signature is 64 bytes in base64url", "signature");
  }
  std::ranges::copy(*bytes, signature.begin());
  return signature;
}

Result<Time> time_of(const JsonValue& json) {
  const auto time = parse_time(TRY(json.string("at")));
  if (!time) return fail(ErrorCode::kInvalidArgument, time.error().message, "at");
  return *time;
}

}  // namespace

std::string to_json(const SignedHead& signed_head) {
  const Head& head = signed_head.head;
  JsonWriter json;
  json.object([&] {
    json.member("number", head.number).member("hash", head.hash).member("at", time_text(head.at));
    json.member("signature", to_base64url(signed_head.signature));
  });
  return json.take();
}

std::string to_json(const Countersignature& countersignature) {
  JsonWriter json;
  json.object([&] {
    json.member("number", countersignature.number).member("hash", countersignature.hash);
    json.member("signature", to_base64url(countersignature.signature));
  });
  return json.take();
}

Result<SignedHead> parse_signed_head(const JsonValue& json) {
  return SignedHead{.head = {.number = TRY(number_of(json)), .hash = TRY(hash_of(json)), .at = TRY(time_of(json))},
                    .signature = TRY(signature_of(json))};
}

Result<Countersignature> parse_countersignature(const JsonValue& json) {
  return Countersignature{.number = TRY(number_of(json)), .hash = TRY(hash_of(json)), .signature = TRY(signature_of(json))};
}

}  // namespace dijkwacht::audit
