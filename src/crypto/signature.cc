#include "crypto/signature.h"

#include <sodium.h>

#include <algorithm>

#include "base/random.h"
#include "crypto/secret.h"
#include "crypto/sodium.h"

namespace dijkwacht::crypto {
namespace {

static_assert(sizeof(SigningPublicKey) == crypto_sign_PUBLICKEYBYTES);
static_assert(sizeof(Signature) == crypto_sign_BYTES);

Bytes text_to_sign(std::string_view domain, ByteView message) {
  constexpr std::string_view kPrefix = "dijkwacht/v1/";
  Bytes text;
  text.reserve(kPrefix.size() + domain.size() + 1 + message.size());
  text.insert(text.end(), kPrefix.begin(), kPrefix.end());
  text.insert(text.end(), domain.begin(), domain.end());
  text.push_back('\n');
  text.insert(text.end(), message.begin(), message.end());
  return text;
}

}  // namespace

SigningKeyPair SigningKeyPair::random() {
  std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
  SystemRandom().fill(seed);
  auto pair = from_seed(seed);
  wipe(seed);
  return std::move(*pair);
}

Result<SigningKeyPair> SigningKeyPair::from_seed(ByteView seed) {
  start_sodium();
  if (seed.size() != crypto_sign_SEEDBYTES) return fail(ErrorCode::kDataCorrupt, "a signing key's seed is exactly 32 bytes");
  SigningKeyPair pair;
  crypto_sign_seed_keypair(pair.public_key_.data(), pair.secret_.data(), seed.data());
  return pair;
}

SigningKeyPair::SigningKeyPair(SigningKeyPair&& other) noexcept : public_key_(other.public_key_), secret_(other.secret_) {
  wipe(other.secret_);
}

SigningKeyPair& SigningKeyPair::operator=(SigningKeyPair&& other) noexcept {
  if (this == &other) return *this;
  public_key_ = other.public_key_;
  secret_ = other.secret_;
  wipe(other.secret_);
  return *this;
}

SigningKeyPair::~SigningKeyPair() { wipe(secret_); }

Signature SigningKeyPair::sign(std::string_view domain, ByteView message) const {
  const auto text = text_to_sign(domain, message);
  Signature signature{};
  crypto_sign_detached(signature.data(), nullptr, text.data(), text.size(), secret_.data());
  return signature;
}

bool verify(const SigningPublicKey& key, std::string_view domain, ByteView message, ByteView signature) {
  start_sodium();
  if (signature.size() != sizeof(Signature)) return false;
  const auto text = text_to_sign(domain, message);
  return crypto_sign_verify_detached(signature.data(), text.data(), text.size(), key.data()) == 0;
}

Result<SigningPublicKey> parse_signing_key(std::string_view text) {
  start_sodium();
  const auto bytes = TRY(from_base64url(text));
  SigningPublicKey key{};
  if (bytes.size() != key.size()) return fail(ErrorCode::kInvalidArgument, "a signing key is 32 bytes of base64url");
  std::ranges::copy(bytes, key.begin());
  if (crypto_core_ed25519_is_valid_point(key.data()) != 1) {
    return fail(ErrorCode::kInvalidArgument, "this signing key is not a valid Ed25519 point");
  }
  return key;
}

}  // namespace dijkwacht::crypto
