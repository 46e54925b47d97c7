#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::identifiers {

/// What kind of value an identifier is. The numbers are stored; never reuse one.
enum class IdentifierType : std::uint8_t { kIban = 1, kPhone = 2, kEmail = 3, kUrl = 4, kDomain = 5, kIp = 6, kKvk = 7 };

inline constexpr std::array kIdentifierTypes = {IdentifierType::kIban, IdentifierType::kPhone,  IdentifierType::kEmail,
                                                IdentifierType::kUrl,  IdentifierType::kDomain, IdentifierType::kIp,
                                                IdentifierType::kKvk};

/// `"iban"`, `"phone"`, `"email"`, `"url"`, `"domain"`, `"ip"`, `"kvk"`: the one name in JSON, SQL and token texts.
std::string_view name_of(IdentifierType type);

/// Reads `name_of` back; exact, lower case. Errors: kInvalidArgument on field `type`, naming them all.
Result<IdentifierType> parse_type(std::string_view text);

}  // namespace dijkwacht::identifiers
