#pragma once

#include <optional>
#include <string_view>

#include "base/bytes.h"

namespace dijkwacht::identifiers {

/// Longest text read: an address has at most 35 letters; the work grows with the square of the length.
inline constexpr std::size_t kBase58BytesMax = 64;

/// The payload of Base58Check, without its four check bytes; nothing when a letter or the checksum (the first bytes of SHA-256
/// twice) is wrong. Pure.
std::optional<Bytes> parse_base58_check(std::string_view text);

}  // namespace dijkwacht::identifiers
