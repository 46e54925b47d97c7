#include "identifiers/device.h"

#include <algorithm>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

constexpr std::string_view kVersion = "fs1-";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kShownAtEnd = 4;

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }

}  // namespace

Examined<std::string> canonical_device(std::string_view prepared) {
  auto text = ascii_lower(prepared);
  if (!text.starts_with(kVersion)) return refuse(Reason::kDeviceVersion);
  const auto hash = std::string_view(text).substr(kVersion.size());
  if (hash.size() != kHashDigits || !std::ranges::all_of(hash, is_hex)) return refuse(Reason::kDeviceHash);
  return text;
}

std::string mask_device(std::string_view canonical) {
  return std::string(kVersion).append("•••").append(canonical.substr(canonical.size() - kShownAtEnd));
}

}  // namespace dijkwacht::identifiers
