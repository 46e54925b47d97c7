#include "crypto/secret.h"

#include <sodium.h>

#include <algorithm>

#include "base/random.h"
#include "crypto/sodium.h"

namespace dijkwacht::crypto {

SecretKey SecretKey::random() {
  SecretKey key;
  SystemRandom().fill(key.bytes_);
  return key;
}

Result<SecretKey> SecretKey::from_bytes(ByteView bytes) {
  if (bytes.size() != kBytes) return fail(ErrorCode::kDataCorrupt, "a secret key is exactly 32 bytes");
  SecretKey key;
  std::ranges::copy(bytes, key.bytes_.begin());
  return key;
}

SecretKey::SecretKey(SecretKey&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  wipe(other.bytes_);
  return *this;
}

SecretKey::~SecretKey() { wipe(bytes_); }

bool equal_in_constant_time(ByteView a, ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::array<std::uint8_t, 32> hash(ByteView bytes) {
  start_sodium();
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

std::array<std::uint8_t, 32> keyed_hash(const SecretKey& key, ByteView bytes) {
  start_sodium();
  std::array<std::uint8_t, 32> digest{};
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), key.bytes().data(), key.bytes().size());
  return digest;
}

void wipe(std::span<std::uint8_t> bytes) { sodium_memzero(bytes.data(), bytes.size()); }

}  // namespace dijkwacht::crypto
