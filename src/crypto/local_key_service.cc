#include "crypto/local_key_service.h"

#include <algorithm>
#include <cstdlib>

namespace dijkwacht::crypto {
namespace {

/// Signatures of different kinds stay apart only while a domain cannot run over into the message.
bool is_plain_word(std::string_view text) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, is_plain);
}

}  // namespace

Result<std::vector<Token>> LocalKeyService::tokenise(KeyDomain domain, const std::vector<TokenInput>& inputs) {
  const auto* key = TRY(ring_.token_key(domain));
  std::vector<Token> tokens;
  tokens.reserve(inputs.size());
  for (const auto& input : inputs) tokens.push_back(crypto::tokenise(*key, input.type, input.canonical.reveal("tokenise")));
  return tokens;
}

Result<Sensitive<Bytes>> LocalKeyService::open_part(KeyDomain domain, const WrappedPart& part) {
  auto key_bytes = TRY(open_one(domain, part.wrap));
  auto key = SecretKey::from_bytes(key_bytes);
  wipe(key_bytes);
  if (!key) return fail(ErrorCode::kDataCorrupt, "the wrap does not hold a compartment's key");
  return Sensitive<Bytes>(TRY(open_compartment(*key, part.context, part.compartment)));
}

Result<std::vector<Sensitive<Bytes>>> LocalKeyService::open_boxes(KeyDomain domain, const std::vector<Bytes>& sealed) {
  std::vector<Sensitive<Bytes>> opened;
  opened.reserve(sealed.size());
  for (const auto& box : sealed) opened.emplace_back(TRY(open_one(domain, box)));
  return opened;
}

Result<Bytes> LocalKeyService::reseal(KeyDomain from, ByteView sealed, const PublicKey& recipient) {
  TRY(check_public_key(recipient));
  auto plaintext = TRY(open_one(from, sealed));
  auto box = seal_box(recipient, plaintext);
  wipe(plaintext);
  return box;
}

Result<MovedValue> LocalKeyService::move_value(KeyDomain from, KeyDomain to, const std::string& type, ByteView sealed) {
  if (!routing_code_of_) return fail(ErrorCode::kFailedPrecondition, "these keys move no values");
  const auto* key = TRY(ring_.token_key(to));
  auto plaintext = TRY(open_one(from, sealed));
  auto code = routing_code_of_(type, as_text(plaintext));
  const bool is_code = code && code->size() <= kRoutingCodeBytesMax;
  MovedValue moved;
  if (is_code) moved = {crypto::tokenise(*key, type, as_text(plaintext)), *code, seal_box(sealing_key(to), plaintext)};
  wipe(plaintext);
  if (!code) return fail(code.error());
  if (!is_code) return fail(ErrorCode::kInternal, "a routing code is longer than any there is");
  return moved;
}

Result<Signature> LocalKeyService::sign(std::string_view domain, ByteView message) {
  if (!is_plain_word(domain)) return fail(ErrorCode::kInvalidArgument, "a signature's domain is a plain lower-case word");
  return ring_.signing_pair().sign(domain, message);
}

PublicKey LocalKeyService::sealing_key(KeyDomain domain) const {
  const auto pairs = ring_.sealing_pairs(domain);
  if (!pairs) std::abort();
  return (*pairs)->front().public_key;
}

Result<Bytes> LocalKeyService::open_one(KeyDomain domain, ByteView sealed) const {
  for (const auto& pair : *TRY(ring_.sealing_pairs(domain))) {
    auto opened = open_box(pair, sealed);
    if (opened) return opened;
  }
  return fail(ErrorCode::kDataCorrupt, "the sealed value does not open under any key of this domain");
}

}  // namespace dijkwacht::crypto
