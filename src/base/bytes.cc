#include "base/bytes.h"

#include <array>

namespace dijkwacht {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::array<std::int8_t, 256> inverse_of(std::string_view alphabet) {
  std::array<std::int8_t, 256> inverse{};
  inverse.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    inverse[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::int8_t>(i);
  }
  return inverse;
}

constexpr auto kHexValue = inverse_of(kHexDigits);
constexpr auto kBase64Value = inverse_of(kBase64);

}  // namespace

ByteView as_bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string_view as_text(ByteView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

Bytes to_bytes(std::string_view text) { return {text.begin(), text.end()}; }

std::string to_hex(ByteView bytes) {
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const auto byte : bytes) {
    text.push_back(kHexDigits[byte >> 4]);
    text.push_back(kHexDigits[byte & 15]);
  }
  return text;
}

Result<Bytes> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return fail(ErrorCode::kInvalidArgument, "hexadecimal text needs an even number of digits");
  Bytes bytes;
  bytes.reserve(text.size() / 2);
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = kHexValue[static_cast<std::uint8_t>(text[i])];
    const int low = kHexValue[static_cast<std::uint8_t>(text[i + 1])];
    if (high < 0 || low < 0) return fail(ErrorCode::kInvalidArgument, "hexadecimal text may hold 0-9 and a-f only");
    bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
  }
  return bytes;
}

std::string to_base64url(ByteView bytes) {
  std::string text;
  text.reserve((bytes.size() * 4 + 2) / 3);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const auto byte : bytes) {
    buffer = buffer << 8 | byte;
    for (bits += 8; bits >= 6; bits -= 6) text.push_back(kBase64[buffer >> (bits - 6) & 63]);
  }
  if (bits > 0) text.push_back(kBase64[buffer << (6 - bits) & 63]);
  return text;
}

Result<Bytes> from_base64url(std::string_view text) {
  Bytes bytes;
  bytes.reserve(text.size() * 3 / 4);
  std::uint32_t buffer = 0;
  int bits = 0;
  for (const char c : text) {
    const int value = kBase64Value[static_cast<std::uint8_t>(c)];
    if (value < 0) return fail(ErrorCode::kInvalidArgument, "base64url text may hold A-Z a-z 0-9 - _ only, without padding");
    buffer = buffer << 6 | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<std::uint8_t>(buffer >> bits));
    }
  }
  const bool leftover_is_zero = (buffer & ((1U << bits) - 1)) == 0;
  if (bits == 6 || !leftover_is_zero) return fail(ErrorCode::kInvalidArgument, "base64url text ends in the middle of a byte");
  return bytes;
}

}  // namespace dijkwacht
