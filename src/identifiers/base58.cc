#include "identifiers/base58.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace dijkwacht::identifiers {
namespace {

constexpr std::string_view kAlphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kCheckBytes = 4;
using Digest = std::array<std::uint8_t, crypto_hash_sha256_BYTES>;

/// The number that `text` writes in base 58, as bytes without zeros in front; then one zero for each leading `1`.
std::optional<Bytes> parse_base58(std::string_view text) {
  Bytes reversed;  // The least significant byte first.
  for (const auto c : text) {
    const auto digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    auto carry = static_cast<std::uint32_t>(digit);
    for (auto& byte : reversed) {
      carry += static_cast<std::uint32_t>(byte) * 58;
      byte = static_cast<std::uint8_t>(carry & 0xff);
      carry >>= 8;
    }
    if (carry != 0) reversed.push_back(static_cast<std::uint8_t>(carry));
  }
  const auto zeros = std::min(text.find_first_not_of('1'), text.size());
  reversed.resize(reversed.size() + zeros);
  std::ranges::reverse(reversed);
  return reversed;
}

Digest sha256(ByteView bytes) {
  Digest digest{};
  crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
  return digest;
}

}  // namespace

std::optional<Bytes> parse_base58_check(std::string_view text) {
  if (text.size() > kBase58BytesMax) return std::nullopt;
  auto bytes = parse_base58(text);
  if (!bytes || bytes->size() <= kCheckBytes) return std::nullopt;
  const auto payload_bytes = bytes->size() - kCheckBytes;
  const auto check = sha256(sha256(ByteView(*bytes).first(payload_bytes)));
  if (!std::ranges::equal(ByteView(*bytes).last(kCheckBytes), ByteView(check).first(kCheckBytes))) return std::nullopt;
  bytes->resize(payload_bytes);
  return bytes;
}

}  // namespace dijkwacht::identifiers
