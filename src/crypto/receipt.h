#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/seal.h"
#include "crypto/signature.h"

namespace dijkwacht::crypto {

/// How a signing or sealing key is named in JSON: the first 16 hexadecimal digits of its BLAKE2b-256.
std::string key_id(ByteView public_key);

/// The fingerprint of a sealed part, base64url: BLAKE2b-256(nonce || ciphertext).
std::string part_hash(const Compartment& part);

/// What a receiver of sealed parts signs: this part, of this content, arrived then. Fields are exactly the texts of the JSON;
/// the signature (domain "receipt") is over `"partId|hash|receivedAt"`.
struct Receipt {
  std::string part_id;
  std::string hash;         ///< as `part_hash`
  std::string received_at;  ///< RFC 3339 UTC
  std::string key_id;       ///< of the signing key
  std::string signature;    ///< base64url
};
/// Errors: those of KeyService::sign.
Result<Receipt> sign_receipt(KeyService& keys, std::string_view part_id, std::string_view hash, Time received_at);
/// Errors: kDataCorrupt when the signature is not `signer`'s over these fields.
Status check_receipt(const SigningPublicKey& signer, const Receipt& receipt);

/// A sealing key as its owner publishes it. The signature (domain "sealing-key") is over `"keyId|publicKey|validUntil"`.
struct SealingKeyCard {
  std::string key_id;       ///< of the sealing key
  std::string public_key;   ///< base64url
  std::string valid_until;  ///< RFC 3339 UTC
  std::string signature;    ///< base64url
  std::string signing_key;  ///< base64url; compare it with the partner register before believing the rest
};
/// Errors: those of KeyService::sign; kFailedPrecondition when this node holds no keys of `domain`.
Result<SealingKeyCard> publish_sealing_key(KeyService& keys, KeyDomain domain, Time valid_until);
/// The key, when `card` is `signer`'s and still valid. Errors: kDataCorrupt; kFailedPrecondition when it is past its date.
Result<PublicKey> check_sealing_key(const SigningPublicKey& signer, const SealingKeyCard& card, Time now);

}  // namespace dijkwacht::crypto
