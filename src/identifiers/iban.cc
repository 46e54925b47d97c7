#include "identifiers/iban.h"

#include <algorithm>

#include "identifiers/iban_registry.h"
#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

constexpr std::size_t kHeaderLength = 4;  // Country and check digits.
constexpr std::string_view kDot = "•";

bool fits(char c, char place) {
  if (place == 'n') return is_digit(c);
  if (place == 'a') return is_upper(c);
  return is_digit(c) || is_upper(c);
}

bool fits_structure(std::string_view iban, const IbanCountry& country) {
  if (!is_digit(iban[2]) || !is_digit(iban[3])) return false;
  for (std::size_t i = kHeaderLength; i < iban.size(); ++i) {
    if (!fits(iban[i], country.places[i - kHeaderLength])) return false;
  }
  return true;
}

/// ISO 7064 MOD 97-10 over a part of an IBAN, A = 10 … Z = 35, going on from `remainder`.
unsigned mod_97(std::string_view part, unsigned remainder) {
  for (const char c : part) {
    remainder =
        is_digit(c) ? remainder * 10 + static_cast<unsigned>(c - '0') : remainder * 100 + static_cast<unsigned>(c - 'A') + 10;
    remainder %= 97;
  }
  return remainder;
}

bool check_digits_fit(std::string_view iban) {
  const auto digits = iban.substr(2, 2);
  // 98 minus a remainder is 02 to 98; 00, 01 and 99 leave the same remainder as a right number but are never given out.
  if (digits < "02" || digits > "98") return false;
  return mod_97(iban.substr(0, kHeaderLength), mod_97(iban.substr(kHeaderLength), 0)) == 1;
}

/// People copy the word along: "IBAN: NL91 …". No country has the code IB.
std::string_view without_word(std::string_view upper) {
  if (!upper.starts_with("IBAN")) return upper;
  upper.remove_prefix(4);
  if (upper.starts_with(":")) upper.remove_prefix(1);
  return upper;
}

std::string in_groups(std::string_view text) {
  std::string grouped;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += ' ';
    grouped += text[i];
  }
  return grouped;
}

}  // namespace

Examined<std::string> canonical_iban(std::string_view prepared) {
  std::string upper = without_grouping(prepared);
  std::ranges::transform(upper, upper.begin(), [](char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
  const std::string_view iban = without_word(upper);
  if (!std::ranges::all_of(iban, [](char c) { return is_digit(c) || is_upper(c); })) return refuse(Reason::kIbanCharacter);
  const auto* country = find_iban_country(iban.substr(0, 2));
  if (country == nullptr) return refuse(Reason::kIbanCountry);
  if (iban.size() != country->length) return refuse(Reason::kIbanLength);
  if (!fits_structure(iban, *country)) return refuse(Reason::kIbanStructure);
  if (!check_digits_fit(iban)) return refuse(Reason::kIbanChecksum);
  return std::string(iban);
}

std::string display_iban(std::string_view canonical) { return in_groups(canonical); }

std::string mask_iban(std::string_view canonical) {
  const bool is_dutch = canonical.starts_with("NL");
  std::string masked;
  for (std::size_t i = 0; i < canonical.size(); ++i) {
    const bool is_shown = i < 2 || (is_dutch && i >= 4 && i < 8) || i + 2 >= canonical.size();
    if (i > 0 && i % 4 == 0) masked += ' ';
    masked += is_shown ? canonical.substr(i, 1) : kDot;
  }
  return masked;
}

std::optional<std::string> bank_code(const Identifier& iban) {
  if (country_of(iban) != "NL") return std::nullopt;
  return iban.canonical().reveal("bank code").substr(kHeaderLength, 4);
}

std::optional<std::string> country_of(const Identifier& iban) {
  if (iban.type() != IdentifierType::kIban) return std::nullopt;
  return iban.canonical().reveal("country").substr(0, 2);
}

Result<Identifier> iban_of(std::string_view country, std::string_view account_part) {
  const auto is_usable = [](char c) { return is_digit(c) || is_upper(c); };
  if (!std::ranges::all_of(country, is_usable) || !std::ranges::all_of(account_part, is_usable)) {
    return fail(ErrorCode::kInvalidArgument, std::string(message_of(Reason::kIbanCharacter)), "value");
  }
  const unsigned check = 98 - mod_97("00", mod_97(country, mod_97(account_part, 0)));
  std::string iban(country);
  iban += static_cast<char>('0' + check / 10);
  iban += static_cast<char>('0' + check % 10);
  iban += account_part;
  return parse(IdentifierType::kIban, iban);
}

}  // namespace dijkwacht::identifiers
