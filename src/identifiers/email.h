#pragma once

#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

/// Of the part before the `@`, in bytes (RFC 5321 §4.5.3.1.1).
inline constexpr std::size_t kEmailLocalBytesMax = 64;

// For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_email`.

/// Split at the last `@` (also the wide one); the local part by NFKC_Casefold, with its +tag and dots kept; the domain as
/// `canonical_domain`. Quoted local parts are refused: no provider gives them out.
Examined<std::string> canonical_email(std::string_view prepared);
/// First letter of the local part, first letter of the domain's first label, and the top-level domain.
std::string mask_email(std::string_view canonical);

}  // namespace dijkwacht::identifiers
