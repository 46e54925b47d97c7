#include "crypto/receipt.h"

#include <fmt/core.h>

#include "crypto/secret.h"

namespace dijkwacht::crypto {
namespace {

std::string receipt_text(const Receipt& receipt) {
  return fmt::format("{}|{}|{}", receipt.part_id, receipt.hash, receipt.received_at);
}

std::string card_text(const SealingKeyCard& card) {
  return fmt::format("{}|{}|{}", card.key_id, card.public_key, card.valid_until);
}

Status check_signature(const SigningPublicKey& signer, std::string_view domain, std::string_view text,
                       std::string_view signature) {
  const auto bytes = from_base64url(signature);
  if (bytes && verify(signer, domain, as_bytes(text), *bytes)) return {};
  return fail(ErrorCode::kDataCorrupt, "the signature is not the one that the partner register expects", "signature");
}

}  // namespace

std::string key_id(ByteView public_key) { return to_hex(ByteView(hash(public_key)).first(8)); }

std::string part_hash(const Compartment& part) {
  Bytes bytes = part.nonce;
  bytes.insert(bytes.end(), part.ciphertext.begin(), part.ciphertext.end());
  return to_base64url(hash(bytes));
}

Result<Receipt> sign_receipt(KeyService& keys, std::string_view part_id, std::string_view hash, Time received_at) {
  Receipt receipt{std::string(part_id), std::string(hash), time_text(received_at), key_id(keys.signing_key()), {}};
  receipt.signature = to_base64url(TRY(keys.sign("receipt", as_bytes(receipt_text(receipt)))));
  return receipt;
}

Status check_receipt(const SigningPublicKey& signer, const Receipt& receipt) {
  return check_signature(signer, "receipt", receipt_text(receipt), receipt.signature);
}

Result<SealingKeyCard> publish_sealing_key(KeyService& keys, KeyDomain domain, Time valid_until) {
  if (!keys.has(domain)) return fail(ErrorCode::kFailedPrecondition, "this node publishes no such sealing key");
  const auto key = keys.sealing_key(domain);
  SealingKeyCard card{key_id(key), to_base64url(key), time_text(valid_until), {}, to_base64url(keys.signing_key())};
  card.signature = to_base64url(TRY(keys.sign("sealing-key", as_bytes(card_text(card)))));
  return card;
}

Result<PublicKey> check_sealing_key(const SigningPublicKey& signer, const SealingKeyCard& card, Time now) {
  TRY(check_signature(signer, "sealing-key", card_text(card), card.signature));
  if (TRY(parse_time(card.valid_until)) < now) {
    return fail(ErrorCode::kFailedPrecondition, "this sealing key is past its date: fetch the new one", "validUntil");
  }
  return parse_public_key(card.public_key);
}

}  // namespace dijkwacht::crypto
