#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace dijkwacht::crypto {

using SigningPublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// Ed25519 pair, made from a 32-byte seed; the seed is wiped with it.
class SigningKeyPair {
 public:
  static SigningKeyPair random();
  /// Errors: kDataCorrupt unless 32 bytes.
  static Result<SigningKeyPair> from_seed(ByteView seed);
  SigningKeyPair(SigningKeyPair&&) noexcept;
  SigningKeyPair& operator=(SigningKeyPair&&) noexcept;
  ~SigningKeyPair();

  const SigningPublicKey& public_key() const { return public_key_; }
  ByteView seed() const { return {secret_.data(), 32}; }
  /// `domain` keeps signatures of different kinds apart ("event", "receipt", "audit-head", "sealing-key"): the message signed is
  /// `"dijkwacht/v1/" + domain + "\n" + message`.
  Signature sign(std::string_view domain, ByteView message) const;

 private:
  SigningKeyPair() = default;
  SigningPublicKey public_key_{};
  std::array<std::uint8_t, 64> secret_{};
};

bool verify(const SigningPublicKey& key, std::string_view domain, ByteView message, ByteView signature);

/// base64url of 32 bytes. Errors: kInvalidArgument.
Result<SigningPublicKey> parse_signing_key(std::string_view text);

}  // namespace dijkwacht::crypto
