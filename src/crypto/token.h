#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace dijkwacht::crypto {

/// A keyed fingerprint of one identifier: `BLAKE2b-128(key, "v1|type|canonical")`. Equal tokens of one key mean equal values.
/// Whoever holds the key can enumerate IBANs, so keys never leave their node and tokens never leave their controller.
struct Token {
  std::array<std::uint8_t, 16> bytes{};

  std::string text() const { return to_hex(bytes); }
  /// 32 hexadecimal digits. Errors: kInvalidArgument.
  static Result<Token> parse(std::string_view text);
  /// 16 bytes as stored. Errors: kDataCorrupt.
  static Result<Token> from_bytes(ByteView bytes);

  friend auto operator<=>(const Token&, const Token&) = default;
};

/// Pure. `type` is the identifier's type name ("iban"), `canonical` its canonical form.
Token tokenise(const SecretKey& key, std::string_view type, std::string_view canonical);

}  // namespace dijkwacht::crypto

template <>
struct std::hash<dijkwacht::crypto::Token> {
  std::size_t operator()(const dijkwacht::crypto::Token& token) const noexcept {
    std::uint64_t first = 0;
    for (int i = 0; i < 8; ++i) first = first << 8 | token.bytes[static_cast<std::size_t>(i)];
    return first;
  }
};
