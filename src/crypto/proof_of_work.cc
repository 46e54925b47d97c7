#include "crypto/proof_of_work.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <bit>

namespace dijkwacht::crypto {
namespace {

// A challenge is {expiry in milliseconds: 8 bytes big-endian, bits: 1, random: 16, check: 16}.
constexpr std::size_t kExpiryBytes = 8;
constexpr std::size_t kRandomBytes = 16;
constexpr std::size_t kBodyBytes = kExpiryBytes + 1 + kRandomBytes;
constexpr std::size_t kCheckBytes = 16;

Bytes check_of(const SecretKey& key, ByteView body) {
  auto text = to_bytes("dijkwacht/v1/proof-of-work\n");
  text.insert(text.end(), body.begin(), body.end());
  const auto digest = keyed_hash(key, text);
  return Bytes(digest.begin(), digest.begin() + kCheckBytes);
}

int leading_zero_bits(ByteView digest) {
  int bits = 0;
  for (const auto byte : digest) {
    bits += std::countl_zero(byte);
    if (byte != 0) break;
  }
  return bits;
}

std::unexpected<Error> not_ours() {
  return fail(ErrorCode::kInvalidArgument, "this challenge is not ours: ask a new one", "challenge");
}

}  // namespace

bool is_proof_of_work(std::string_view challenge, std::string_view nonce, int bits) {
  return leading_zero_bits(hash(as_bytes(fmt::format("{}:{}", challenge, nonce)))) >= bits;
}

ProofOfWork::ProofOfWork(SecretKey key, int bits, Duration validity)
    : key_(std::move(key)), bits_(std::clamp(bits, 0, kProofOfWorkBitsMax)), validity_(validity) {}

ProofOfWork::Challenge ProofOfWork::challenge(Time now, Random& random) const {
  Bytes body;
  const auto expiry = static_cast<std::uint64_t>(to_millis(now + validity_));
  for (int shift = 56; shift >= 0; shift -= 8) body.push_back(static_cast<std::uint8_t>(expiry >> shift));
  body.push_back(static_cast<std::uint8_t>(bits_));
  std::array<std::uint8_t, kRandomBytes> drawn{};
  random.fill(drawn);
  body.insert(body.end(), drawn.begin(), drawn.end());
  const auto check = check_of(key_, body);
  body.insert(body.end(), check.begin(), check.end());
  return {to_base64url(body), bits_};
}

Result<Time> ProofOfWork::check(std::string_view challenge, std::string_view nonce, Time now) const {
  const auto bytes = from_base64url(challenge);
  if (!bytes || bytes->size() != kBodyBytes + kCheckBytes) return not_ours();
  const auto body = ByteView(*bytes).first(kBodyBytes);
  if (!equal_in_constant_time(check_of(key_, body), ByteView(*bytes).subspan(kBodyBytes))) return not_ours();
  std::uint64_t expiry = 0;
  for (const auto byte : body.first(kExpiryBytes)) expiry = expiry << 8 | byte;
  const auto expires = from_millis(static_cast<std::int64_t>(expiry));
  if (now >= expires) return fail(ErrorCode::kFailedPrecondition, "this challenge has expired: ask a new one", "challenge");
  if (nonce.size() > kProofOfWorkNonceBytesMax || !is_proof_of_work(challenge, nonce, body[kExpiryBytes])) {
    return fail(ErrorCode::kInvalidArgument, "this nonce does not solve the challenge", "nonce");
  }
  return expires;
}

}  // namespace dijkwacht::crypto
