#include "crypto/sha256.h"

#include <sodium.h>

#include <array>

#include "crypto/sodium.h"

namespace dijkwacht::crypto {

std::string sha256(ByteView bytes) {
  start_sodium();
  std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
  return to_hex(hash);
}

}  // namespace dijkwacht::crypto
