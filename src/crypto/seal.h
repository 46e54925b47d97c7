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

/// base64url, as in JSON. Errors: kInvalidArgument, also for a point that would give every sender the same shared secret.
Result<PublicKey> parse_public_key(std::string_view text);
/// The same check for a key that arrived as bytes. Errors: kInvalidArgument.
Status check_public_key(const PublicKey& key);

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
  static SealingKeyPair from_secret(SecretKey secret);
};

/// `recipient` must have passed `check_public_key` (or come from a pair of ours): a key that no box can be sealed to aborts.
Bytes seal_box(const PublicKey& recipient, ByteView plaintext);
/// Errors: kDataCorrupt.
Result<Bytes> open_box(const SealingKeyPair& pair, ByteView sealed);

/// The wrap of a compartment's key: a sealed box of exactly its 32 bytes.
Bytes wrap_key(const PublicKey& recipient, const SecretKey& key);
/// Errors: kDataCorrupt.
Result<SecretKey> unwrap_key(const SealingKeyPair& pair, ByteView wrap);

/// Parts are padded to a multiple of this before sealing, so that their size tells little of the story's length.
inline constexpr std::size_t kPadBlockBytes = 1024;
/// ISO/IEC 7816-4 padding (libsodium sodium_pad): 0x80, then zeros up to the next multiple of `kPadBlockBytes`.
Bytes pad(ByteView plaintext);
/// Errors: kDataCorrupt when it was not padded so.
Result<Bytes> unpad(ByteView padded);

}  // namespace dijkwacht::crypto
