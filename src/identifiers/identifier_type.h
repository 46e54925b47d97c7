#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::identifiers {

/// What kind of value an identifier is. The numbers are stored; never reuse one.
enum class IdentifierType : std::uint8_t {
  kIban = 1,
  kPhone = 2,
  kEmail = 3,
  kUrl = 4,
  kDomain = 5,
  kIp = 6,
  kKvk = 7,
  kHandle = 8,    ///< An account on a platform.
  kDevice = 9,    ///< The hash of a versioned set of a device's features.
  kBitcoin = 10,  ///< The address of a wallet, like kEthereum.
  kEthereum = 11
};

inline constexpr std::array kIdentifierTypes = {IdentifierType::kIban,    IdentifierType::kPhone,   IdentifierType::kEmail,
                                                IdentifierType::kUrl,     IdentifierType::kDomain,  IdentifierType::kIp,
                                                IdentifierType::kKvk,     IdentifierType::kHandle,  IdentifierType::kDevice,
                                                IdentifierType::kBitcoin, IdentifierType::kEthereum};

/// `"iban"`, `"phone"`, `"email"`, `"url"`, `"domain"`, `"ip"`, `"kvk"`, `"handle"`, `"device"`, `"bitcoin"`, `"ethereum"`: the
/// one name in JSON, SQL and token texts.
std::string_view name_of(IdentifierType type);

/// Reads `name_of` back; exact, lower case. Errors: kInvalidArgument on field `type`, naming them all.
Result<IdentifierType> parse_type(std::string_view text);

}  // namespace dijkwacht::identifiers
