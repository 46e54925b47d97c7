#include "api/sealed_parts.h"

#include "api/page.h"
#include "api/values.h"
#include "crypto/receipt.h"

namespace dijkwacht::api {
namespace {

/// About 65,000 hashes: a tenth of a second on a laptop, a second on an old phone.
constexpr int kWorkBits = 16;
/// The largest file that rules may allow, sealed and in base64, with room for the rest.
constexpr std::size_t kEvidenceBodyBytesMax = 5 << 20;
/// Browsers fetch the key at each report; the date only bounds how long a stolen copy of the page could use an old key.
constexpr Duration kSealingKeyValidity = std::chrono::hours(24);

void write_receipt(JsonWriter& json, const crypto::Receipt& receipt) {
  json.member("partId", receipt.part_id).member("hash", receipt.hash).member("receivedAt", receipt.received_at);
  json.member("keyId", receipt.key_id).member("signature", receipt.signature);
}

Result<Bytes> read_bytes(const JsonValue& body, std::string_view name) {
  auto bytes = from_base64url(TRY(body.string(name)));
  if (!bytes) return fail(ErrorCode::kInvalidArgument, bytes.error().message, std::string(name));
  return std::move(*bytes);
}

Result<crypto::Compartment> read_content(const JsonValue& body) {
  return crypto::Compartment{.nonce = TRY(read_bytes(body, "nonce")), .ciphertext = TRY(read_bytes(body, "ciphertext"))};
}

Result<http::Response> receipt_answer(const crypto::Receipt& receipt) {
  return object(201, [&](JsonWriter& json) { write_receipt(json, receipt); });
}

}  // namespace

SealedParts::SealedParts(reports::SealedPartDepot& depot, const reports::EvidenceRules& rules, crypto::KeyService& keys,
                         Random& random)
    : depot_(depot), rules_(rules), keys_(keys), work_(random, kWorkBits) {}

Result<http::Response> SealedParts::sealing_key(const Call& call) const {
  const auto card = TRY(crypto::publish_sealing_key(keys_, crypto::KeyDomain::kIntake, call.now + kSealingKeyValidity));
  return object(200, [&](JsonWriter& json) {
    json.member("keyId", card.key_id).member("publicKey", card.public_key).member("validUntil", card.valid_until);
    json.member("signature", card.signature).member("signingKey", card.signing_key);
  });
}

Result<http::Response> SealedParts::challenge(const Call& call) const { return work_.challenge(call.now); }

Result<http::Response> SealedParts::deposit(const Call& call) const {
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto id = TRY(parse_id<reports::PartId>(body, "partId"));
  auto content = TRY(read_content(body));
  TRY(check_work(call, body));
  return receipt_answer(TRY(depot_.deposit(id, std::move(content))));
}

Result<http::Response> SealedParts::deposit_evidence(const Call& call) const {
  const auto document = TRY(call.json(kEvidenceBodyBytesMax));
  const auto& body = document.root();
  const auto id = TRY(parse_id<reports::PartId>(body, "partId"));
  const auto list = TRY(parse_id<reports::PartId>(body, "list"));
  auto content = TRY(read_content(body));
  TRY(check_work(call, body));
  return receipt_answer(TRY(depot_.deposit_file(id, list, std::move(content), rules_)));
}

Status SealedParts::check_work(const Call& call, const JsonValue& body) const {
  if (call.principal.has_scope(auth::Scope("parts:deposit"))) return {};
  return work_.check(body, call.now);
}

}  // namespace dijkwacht::api
