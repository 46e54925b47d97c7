#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// The bank's four letters in a Dutch account (`"DEMO"`), upper case; nothing for another country or type. The partner register
/// says which bank that is.
std::optional<std::string> bank_code(const Identifier& iban);

/// The country of an account, `"NL"`; nothing for another type.
std::optional<std::string> country_of(const Identifier& iban);

/// An account from its country and the part after the check digits, which are computed (ISO 7064 MOD 97-10). For made-up
/// accounts in tests and simulation. Errors: kInvalidArgument as `parse`.
Result<Identifier> iban_of(std::string_view country, std::string_view account_part);

// For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_iban`.
Examined<std::string> canonical_iban(std::string_view prepared);
std::string display_iban(std::string_view canonical);
std::string mask_iban(std::string_view canonical);

}  // namespace dijkwacht::identifiers
