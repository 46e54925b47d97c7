#include "identifiers/phone.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "identifiers/typed_text.h"

namespace dijkwacht::identifiers {
namespace {

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr std::string_view kSyntheticPrefix = "+999";
/// What libphonenumber calls no region, for numbers with a `+`.
constexpr const char* kNoRegion = "ZZ";
constexpr UChar32 kFullWidthPlus = 0xFF0B;

/// libphonenumber's one instance, which only reads after this. Its own log would print the numbers.
const PhoneNumberUtil& phone_library() {
  static PhoneNumberUtil* const library = [] {
    auto* instance = PhoneNumberUtil::GetInstance();
    instance->SetLogger(new NullLogger);  // Owned by the library.
    return instance;
  }();
  return *library;
}

/// Digits of every script to ASCII, the wide plus to `+`; other signs outside ASCII are none of a phone number's.
Examined<std::string> to_ascii(std::string_view text) {
  std::string ascii;
  for (std::int32_t at = 0; at < static_cast<std::int32_t>(text.size());) {
    const auto [value, next] = code_point_at(text, at);
    at = next;
    UChar32 point = value;
    if (point == kFullWidthPlus) point = '+';
    if (point >= 0x80 && u_isdigit(point) != 0) point = '0' + u_charDigitValue(point);
    if (point < 0 || point >= 0x80) return refuse(Reason::kPhoneCharacter);
    ascii += static_cast<char>(point);
  }
  return ascii;
}

/// "020…;ext=5", "020…x5", "020…toestel5": the number before it, when what follows are digits only.
Examined<std::string_view> without_extension(std::string_view number) {
  constexpr std::array<std::string_view, 6> kMarks = {";ext=", "ext.", "ext", "toestel", "tst", "x"};
  for (const auto mark : kMarks) {
    const auto at = number.find(mark);
    if (at == std::string_view::npos) continue;
    const auto extension = number.substr(at + mark.size());
    if (!std::ranges::all_of(extension, is_digit)) return refuse(Reason::kPhoneCharacter);
    return number.substr(0, at);
  }
  return number;
}

/// "+" and digits, without the signs that people put between them.
Examined<std::string> bare_number(std::string_view number) {
  constexpr std::string_view kBetween = "()./";
  std::string bare;
  std::ranges::copy_if(number, std::back_inserter(bare), [&](char c) { return kBetween.find(c) == std::string_view::npos; });
  const auto digits = std::string_view(bare).substr(bare.starts_with('+') ? 1 : 0);
  if (digits.empty() || !std::ranges::all_of(digits, is_digit)) return refuse(Reason::kPhoneCharacter);
  return bare;
}

Examined<std::string> canonical_synthetic(const std::string& number, const ParseOptions& options) {
  if (!options.accept_synthetic_numbers) return refuse(Reason::kPhoneSynthetic);
  const auto digits = number.size() - kSyntheticPrefix.size();
  if (digits < kSyntheticDigitsMin || digits > kSyntheticDigitsMax) return refuse(Reason::kPhoneLength);
  return number;
}

Reason reason_of(PhoneNumberUtil::ErrorType error) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return Reason::kPhoneCountryCode;
    default: return Reason::kPhoneLength;  // The signs are right by now, so too few or too many digits are left.
  }
}

Examined<std::string> canonical_by_library(const std::string& number, const std::string& region) {
  PhoneNumber parsed;
  const auto error = phone_library().Parse(number, region, &parsed);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) return refuse(reason_of(error));
  if (phone_library().IsPossibleNumberWithReason(parsed) != PhoneNumberUtil::IS_POSSIBLE) return refuse(Reason::kPhoneLength);
  if (!phone_library().IsValidNumber(parsed)) return refuse(Reason::kPhoneNotInUse);
  std::string e164;
  phone_library().Format(parsed, PhoneNumberUtil::E164, &e164);
  return e164;
}

bool is_region(const std::string& region) { return phone_library().GetCountryCodeForRegion(region) != 0; }

PhoneNumber number_of(std::string_view canonical) {
  PhoneNumber parsed;
  phone_library().Parse(std::string(canonical), kNoRegion, &parsed);
  return parsed;
}

/// `+999` and groups of three from the right, so that no group is a single digit but at the front.
std::string display_synthetic(std::string_view digits) {
  std::string text(kSyntheticPrefix);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i == 0 || (digits.size() - i) % 3 == 0) text += ' ';
    text += digits[i];
  }
  return text;
}

}  // namespace

Examined<std::string> canonical_phone(std::string_view prepared, const ParseOptions& options) {
  const auto ascii = to_ascii(without_grouping(prepared));
  if (!ascii) return refuse(ascii.error());
  const auto lower = ascii_lower(*ascii);
  std::string_view typed = lower;
  if (typed.starts_with("tel:")) typed.remove_prefix(4);
  const auto whole = without_extension(typed);
  if (!whole) return refuse(whole.error());
  const auto number = bare_number(*whole);
  if (!number) return number;
  if (number->starts_with(kSyntheticPrefix)) return canonical_synthetic(*number, options);
  if (number->starts_with('+')) return canonical_by_library(*number, kNoRegion);
  if (options.region.empty()) return refuse(Reason::kPhoneRegionMissing);
  if (!is_region(options.region)) return refuse(Reason::kPhoneRegionUnknown);
  return canonical_by_library(*number, options.region);
}

std::string display_phone(std::string_view canonical) {
  if (canonical.starts_with(kSyntheticPrefix)) return display_synthetic(canonical.substr(kSyntheticPrefix.size()));
  std::string text;
  phone_library().Format(number_of(canonical), PhoneNumberUtil::INTERNATIONAL, &text);
  return text;
}

std::string mask_phone(std::string_view canonical) {
  const auto code_length = canonical.starts_with(kSyntheticPrefix)
                               ? kSyntheticPrefix.size()
                               : 1 + std::to_string(number_of(canonical).country_code()).size();
  std::string masked(canonical.substr(0, code_length));
  masked += ' ';
  for (auto i = code_length; i + 2 < canonical.size(); ++i) masked += "•";
  masked += canonical.substr(canonical.size() - 2);
  return masked;
}

}  // namespace dijkwacht::identifiers
