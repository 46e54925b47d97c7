#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dijkwacht {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

ByteView as_bytes(std::string_view text);
std::string_view as_text(ByteView bytes);
Bytes to_bytes(std::string_view text);

/// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
/// Errors: kInvalidArgument on an odd length or another character.
Result<Bytes> from_hex(std::string_view text);

/// RFC 4648 §5 alphabet, without padding: the one base64 of all our JSON.
std::string to_base64url(ByteView bytes);
/// Errors: kInvalidArgument on padding, another alphabet, or bits that no encoder would write.
Result<Bytes> from_base64url(std::string_view text);

}  // namespace dijkwacht
