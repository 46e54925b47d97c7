#include "crypto/seal.h"

#include <fmt/core.h>
#include <sodium.h>

#include <algorithm>
#include <cstdlib>

#include "base/random.h"
#include "crypto/sodium.h"

namespace dijkwacht::crypto {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(sizeof(PublicKey) == crypto_box_PUBLICKEYBYTES);
static_assert(SecretKey::kBytes == crypto_box_SECRETKEYBYTES);
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

std::unexpected<Error> does_not_open(std::string what) {
  return fail(ErrorCode::kDataCorrupt, what + " does not open: other key, other place or changed bytes");
}

}  // namespace

Result<PublicKey> parse_public_key(std::string_view text) {
  const auto bytes = TRY(from_base64url(text));
  PublicKey key{};
  if (bytes.size() != key.size()) return fail(ErrorCode::kInvalidArgument, "a public key is 32 bytes of base64url");
  std::ranges::copy(bytes, key.begin());
  TRY(check_public_key(key));
  return key;
}

Status check_public_key(const PublicKey& key) {
  start_sodium();
  // Points of low order give the same shared secret (zero) under every scalar, so any scalar finds them out.
  const std::array<std::uint8_t, 32> scalar{1};
  std::array<std::uint8_t, 32> shared{};
  if (crypto_scalarmult(shared.data(), scalar.data(), key.data()) != 0) {
    return fail(ErrorCode::kInvalidArgument, "this public key is a point of low order: nothing can be sealed to it");
  }
  return {};
}

std::string compartment_context(std::string_view report_id, std::string_view compartment, int version) {
  return fmt::format("{}|{}|{}", report_id, compartment, version);
}

Compartment seal_compartment(const SecretKey& key, std::string_view context, ByteView plaintext) {
  start_sodium();
  Compartment sealed{Bytes(kNonceBytes), Bytes(plaintext.size() + kTagBytes)};
  SystemRandom().fill(sealed.nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.ciphertext.data(), nullptr, plaintext.data(), plaintext.size(),
                                             as_bytes(context).data(), context.size(), nullptr, sealed.nonce.data(),
                                             key.bytes().data());
  return sealed;
}

Result<Bytes> open_compartment(const SecretKey& key, std::string_view context, const Compartment& compartment) {
  start_sodium();
  const auto& [nonce, ciphertext] = compartment;
  if (nonce.size() != kNonceBytes || ciphertext.size() < kTagBytes) return does_not_open("the part");
  Bytes plaintext(ciphertext.size() - kTagBytes);
  const int outcome =
      crypto_aead_xchacha20poly1305_ietf_decrypt(plaintext.data(), nullptr, nullptr, ciphertext.data(), ciphertext.size(),
                                                 as_bytes(context).data(), context.size(), nonce.data(), key.bytes().data());
  if (outcome != 0) return does_not_open("the part");
  return plaintext;
}

SealingKeyPair SealingKeyPair::random() { return from_secret(SecretKey::random()); }

SealingKeyPair SealingKeyPair::from_secret(SecretKey secret) {
  start_sodium();
  PublicKey public_key{};
  crypto_scalarmult_base(public_key.data(), secret.bytes().data());
  return {public_key, std::move(secret)};
}

Bytes seal_box(const PublicKey& recipient, ByteView plaintext) {
  start_sodium();
  Bytes sealed(plaintext.size() + crypto_box_SEALBYTES);
  if (crypto_box_seal(sealed.data(), plaintext.data(), plaintext.size(), recipient.data()) != 0) std::abort();
  return sealed;
}

Result<Bytes> open_box(const SealingKeyPair& pair, ByteView sealed) {
  start_sodium();
  if (sealed.size() < crypto_box_SEALBYTES) return does_not_open("the sealed value");
  Bytes plaintext(sealed.size() - crypto_box_SEALBYTES);
  const int outcome = crypto_box_seal_open(plaintext.data(), sealed.data(), sealed.size(), pair.public_key.data(),
                                           pair.secret_key.bytes().data());
  if (outcome != 0) return does_not_open("the sealed value");
  return plaintext;
}

Bytes wrap_key(const PublicKey& recipient, const SecretKey& key) { return seal_box(recipient, key.bytes()); }

Result<SecretKey> unwrap_key(const SealingKeyPair& pair, ByteView wrap) {
  auto bytes = TRY(open_box(pair, wrap));
  auto key = SecretKey::from_bytes(bytes);
  wipe(bytes);
  return key;
}

Bytes pad(ByteView plaintext) {
  Bytes padded(plaintext.begin(), plaintext.end());
  padded.push_back(0x80);
  padded.resize((padded.size() + kPadBlockBytes - 1) / kPadBlockBytes * kPadBlockBytes);
  return padded;
}

Result<Bytes> unpad(ByteView padded) {
  std::size_t length = 0;
  if (padded.empty() || padded.size() % kPadBlockBytes != 0 ||
      sodium_unpad(&length, padded.data(), padded.size(), kPadBlockBytes) != 0) {
    return fail(ErrorCode::kDataCorrupt, "the part is not padded as a sealed part must be");
  }
  return Bytes(padded.begin(), padded.begin() + static_cast<std::ptrdiff_t>(length));
}

}  // namespace dijkwacht::crypto
