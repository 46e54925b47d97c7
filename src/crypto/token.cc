#include "crypto/token.h"

#include <sodium.h>

#include <algorithm>

#include "crypto/sodium.h"

namespace dijkwacht::crypto {
namespace {

void add(crypto_generichash_state& state, std::string_view text) {
  crypto_generichash_update(&state, as_bytes(text).data(), text.size());
}

}  // namespace

Result<Token> Token::parse(std::string_view text) {
  constexpr auto kDigits = 2 * sizeof(Token::bytes);
  if (text.size() != kDigits) return fail(ErrorCode::kInvalidArgument, "a token is 32 hexadecimal digits");
  return from_bytes(TRY(from_hex(text)));
}

Result<Token> Token::from_bytes(ByteView bytes) {
  Token token;
  if (bytes.size() != token.bytes.size()) return fail(ErrorCode::kDataCorrupt, "a token is exactly 16 bytes");
  std::ranges::copy(bytes, token.bytes.begin());
  return token;
}

Token tokenise(const SecretKey& key, std::string_view type, std::string_view canonical) {
  start_sodium();
  Token token;
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.bytes().data(), key.bytes().size(), token.bytes.size());
  add(state, "v1|");
  add(state, type);
  add(state, "|");
  add(state, canonical);
  crypto_generichash_final(&state, token.bytes.data(), token.bytes.size());
  sodium_memzero(&state, sizeof state);
  return token;
}

}  // namespace dijkwacht::crypto
