#pragma once

#include <string>
#include <string_view>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// Digits after `+999`: fewer are no number anywhere, and E.164 ends at 15 in all.
inline constexpr std::size_t kSyntheticDigitsMin = 7;
inline constexpr std::size_t kSyntheticDigitsMax = 12;

// For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_phone`.

/// E.164 by libphonenumber, which must find the number valid; an extension is dropped. Digits of other scripts are read.
Examined<std::string> canonical_phone(std::string_view prepared, const ParseOptions& options);
std::string display_phone(std::string_view canonical);
/// Country code and the last two digits.
std::string mask_phone(std::string_view canonical);

}  // namespace dijkwacht::identifiers
