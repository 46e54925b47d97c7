#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "base/bytes.h"
#include "base/result.h"

namespace dijkwacht::crypto {

/// 32 secret bytes: wiped when they go, never copied by accident, never printed.
class SecretKey {
 public:
  static constexpr std::size_t kBytes = 32;

  /// From the kernel's generator.
  static SecretKey random();
  /// Errors: kDataCorrupt unless exactly 32 bytes.
  static Result<SecretKey> from_bytes(ByteView bytes);

  SecretKey(SecretKey&& other) noexcept;
  SecretKey& operator=(SecretKey&& other) noexcept;
  SecretKey(const SecretKey&) = delete;
  SecretKey& operator=(const SecretKey&) = delete;
  ~SecretKey();

  ByteView bytes() const { return bytes_; }

 private:
  SecretKey() = default;
  std::array<std::uint8_t, kBytes> bytes_{};
};

/// Compares in time that depends on the length only.
bool equal_in_constant_time(ByteView a, ByteView b);

/// BLAKE2b-256 without a key: a fingerprint of bytes that are no secret and no enumerable value (ciphertext, random tokens).
std::array<std::uint8_t, 32> hash(ByteView bytes);

/// BLAKE2b-256 under a key: proves that whoever made it held the key.
std::array<std::uint8_t, 32> keyed_hash(const SecretKey& key, ByteView bytes);

/// Overwrites bytes that were secret, in a way that the compiler may not leave out.
void wipe(std::span<std::uint8_t> bytes);

}  // namespace dijkwacht::crypto
