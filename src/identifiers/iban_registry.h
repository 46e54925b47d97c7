#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace dijkwacht::identifiers {

/// The longest account of the registry, and by ISO 13616 the longest that can be.
inline constexpr std::size_t kIbanLengthMax = 34;

/// How accounts of one country look.
struct IbanCountry {
  std::string_view code;
  /// Of the whole IBAN.
  std::uint8_t length;
  /// One sign for each place after the check digits: `n` digit, `a` letter, `c` either.
  std::array<char, kIbanLengthMax - 4> places;
};

/// All countries of the registry, by code.
std::span<const IbanCountry> iban_countries();

/// Nothing (nullptr) when the registry has no such country.
const IbanCountry* find_iban_country(std::string_view code);

}  // namespace dijkwacht::identifiers
