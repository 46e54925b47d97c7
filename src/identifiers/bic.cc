#include "identifiers/bic.h"

#include <algorithm>

namespace dijkwacht::identifiers {
namespace {

constexpr std::size_t kCountryAt = 4;
constexpr std::size_t kCountryLetters = 2;
constexpr std::size_t kWithoutBranch = 8;
constexpr std::size_t kWithBranch = 11;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_capital_or_digit(char c) { return is_capital(c) || (c >= '0' && c <= '9'); }

}  // namespace

bool is_bic(std::string_view text) {
  const bool has_length = text.size() == kWithoutBranch || text.size() == kWithBranch;
  return has_length && std::ranges::all_of(text, is_capital_or_digit) &&
         std::ranges::all_of(text.substr(kCountryAt, kCountryLetters), is_capital);
}

}  // namespace dijkwacht::identifiers
