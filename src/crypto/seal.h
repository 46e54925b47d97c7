#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace dijkwacht::crypto {

using PublicKey = std::array<std::uint8_t, 32>;

/// base64url, as in JSON. Errors: kInvalidArgument.
Result<PublicKey> parse_public_key(std::string_view text);

/// A compartment: one part of a report or one value, under a random key of its own.
struct Compartment {
  Bytes nonce;       ///< 24 bytes
  Bytes ciphertext;  ///< XChaCha20-Poly1305-IETF, tag at the end
};

/// Binds a compartment to its place: `"<report id>|<compartment name>|<version>"`. The browser writes the same text.
std::string compartment_context(std::string_view report_id, std::string_view compartment, int version);

Compartment seal_compartment(const SecretKey& key, std::string_view context, ByteView plaintext);
/// Errors: kDataCorrupt when key, context or bytes are not those it was sealed with (which of them cannot be told).
Result<Bytes> open_compartment(const SecretKey& key, std::string_view context, const Compartment& compartment);

/// X25519 pair for sealed boxes (libsodium crypto_box_seal): anyone seals, the holder of `secret` opens.
struct SealingKeyPair {
  PublicKey public_key{};
  SecretKey secret_key;

  static SealingKeyPair random();
};

Bytes seal_box(const PublicKey& recipient, ByteView plaintext);
/// Errors: kDataCorrupt.
Result<Bytes> open_box(const SealingKeyPair& pair, ByteView sealed);

}  // namespace dijkwacht::crypto
