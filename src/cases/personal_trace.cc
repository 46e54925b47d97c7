#include "cases/personal_trace.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "identifiers/identifier.h"
#include "identifiers/typed_text.h"

namespace dijkwacht::cases {
namespace {

using identifiers::IdentifierType;

constexpr std::size_t kIbanMin = 15;
constexpr std::size_t kIbanMax = 34;
constexpr std::size_t kPhoneDigitsMin = 9;
constexpr std::size_t kPhoneDigitsMax = 15;
constexpr std::size_t kWalletMin = 26;
constexpr std::size_t kReportDigits = 8;

bool is_letter(char c) { return identifiers::is_upper(c) || identifiers::is_lower(c); }
bool is_alphanumeric(char c) { return is_letter(c) || identifiers::is_digit(c); }

bool is(IdentifierType type, std::string_view text) {
  return identifiers::examine(type, text, {.region = "NL", .accept_synthetic_numbers = true}).has_value();
}

std::string letters_and_digits(std::string_view text) {
  std::string only;
  std::ranges::copy_if(text, std::back_inserter(only), is_alphanumeric);
  return only;
}

/// Two letters and two digits begin one; whatever groups the rest was dropped before.
bool holds_iban(std::string_view text) {
  const auto packed = letters_and_digits(text);
  for (std::size_t at = 0; at + kIbanMin <= packed.size(); ++at) {
    const auto rest = std::string_view(packed).substr(at);
    if (!is_letter(rest[0]) || !is_letter(rest[1]) || !identifiers::is_digit(rest[2]) || !identifiers::is_digit(rest[3]))
      continue;
    for (auto length = kIbanMin; length <= std::min(kIbanMax, rest.size()); ++length) {
      if (is(IdentifierType::kIban, rest.substr(0, length))) return true;
    }
  }
  return false;
}

template <typename Test>
bool any_word(std::string_view text, std::string_view separators, Test test) {
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    if (end > 0 && test(text.substr(0, end))) return true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return false;
}

std::string_view without_full_stops(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  return word;
}

bool holds_email(std::string_view text) {
  return any_word(text, " \t\r\n,;:|\"'<>()[]{}&=?/!", [](std::string_view word) {
    return word.find('@') != std::string_view::npos && is(IdentifierType::kEmail, without_full_stops(word));
  });
}

bool holds_wallet(std::string_view text) {
  return any_word(text, " \t\r\n,;:.|\"'<>()[]{}&=?/!", [](std::string_view word) {
    return word.size() >= kWalletMin && (is(IdentifierType::kBitcoin, word) || is(IdentifierType::kEthereum, word));
  });
}

/// A run of digits as people group them, that starts as phone numbers do.
bool holds_phone(std::string_view text) {
  constexpr std::string_view kGrouping = " -.()/";
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '+' && text[at] != '0') continue;
    if (at > 0 && is_alphanumeric(text[at - 1])) continue;
    std::string digits(1, text[at]);
    for (auto next = at + 1; next < text.size() && digits.size() <= kPhoneDigitsMax; ++next) {
      if (identifiers::is_digit(text[next]))
        digits += text[next];
      else if (kGrouping.find(text[next]) == std::string_view::npos)
        break;
      if (digits.size() >= kPhoneDigitsMin && is(IdentifierType::kPhone, digits)) return true;
    }
  }
  return false;
}

bool holds_report_number(std::string_view text) {
  for (std::size_t at = 0; at + kReportDigits + 2 <= text.size(); ++at) {
    if ((text[at] != 'M' && text[at] != 'm') || text[at + 1] != '-') continue;
    if (std::ranges::all_of(text.substr(at + 2, kReportDigits), [](unsigned char c) { return std::isxdigit(c) != 0; }))
      return true;
  }
  return false;
}

std::string percent_read(std::string_view address) {
  std::string read(address);
  for (auto at = read.find("%40"); at != std::string::npos; at = read.find("%40", at)) read.replace(at, 3, "@");
  return read;
}

}  // namespace

std::string_view name_of(PersonalTrace trace) {
  constexpr std::array<std::string_view, 4> kNames{"account", "email", "phone", "report"};
  return kNames[static_cast<std::size_t>(trace)];
}

std::optional<PersonalTrace> find_personal_trace(std::string_view text) {
  if (holds_iban(text) || holds_wallet(text)) return PersonalTrace::kAccount;
  if (holds_email(text)) return PersonalTrace::kEmail;
  if (holds_report_number(text)) return PersonalTrace::kReport;
  if (holds_phone(text)) return PersonalTrace::kPhone;
  return std::nullopt;
}

std::optional<PersonalTrace> find_personal_trace_in_address(std::string_view address) {
  const auto read = percent_read(address);
  if (holds_iban(read)) return PersonalTrace::kAccount;
  if (holds_email(read)) return PersonalTrace::kEmail;
  return std::nullopt;
}

}  // namespace dijkwacht::cases
