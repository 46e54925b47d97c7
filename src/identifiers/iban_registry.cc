#include "identifiers/iban_registry.h"

#include <algorithm>

namespace dijkwacht::identifiers {
namespace {

/// "4a10n" to "aaaannnnnnnnnn". Computed by the compiler, which refuses a row whose structure does not fill its length.
consteval IbanCountry country(std::string_view code, std::uint8_t length, std::string_view structure) {
  IbanCountry row{code, length, {}};
  std::size_t place = 0;
  std::size_t count = 0;
  for (const char c : structure) {
    if (c >= '0' && c <= '9') {
      count = count * 10 + static_cast<std::size_t>(c - '0');
    } else {
      for (; count > 0; --count) row.places.at(place++) = c;
    }
  }
  if (place + 4 != length || count != 0) throw "the structure does not fill the length";
  return row;
}

constexpr std::array kCountries = {
#define IBAN_COUNTRY(code, length, structure) country(code, length, structure),
#include "identifiers/iban_registry.inc"
#undef IBAN_COUNTRY
};

static_assert(std::ranges::is_sorted(kCountries, {}, &IbanCountry::code));

}  // namespace

std::span<const IbanCountry> iban_countries() { return kCountries; }

const IbanCountry* find_iban_country(std::string_view code) {
  const auto found = std::ranges::lower_bound(kCountries, code, {}, &IbanCountry::code);
  return found != kCountries.end() && found->code == code ? &*found : nullptr;
}

}  // namespace dijkwacht::identifiers
