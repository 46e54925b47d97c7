#include "telemetry/plain_name.h"

namespace dijkwacht::telemetry {
namespace {

constexpr std::size_t kBytesMax = 80;
constexpr int kDigitsInARowMax = 4;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_plain_letter(char letter) {
  const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
  return is_letter || is_digit(letter) || std::string_view("._/{}-").find(letter) != std::string_view::npos;
}

bool is_plain(std::string_view text) {
  if (text.empty() || text.size() > kBytesMax) return false;
  int digits_in_a_row = 0;
  for (const char letter : text) {
    digits_in_a_row = is_digit(letter) ? digits_in_a_row + 1 : 0;
    if (!is_plain_letter(letter) || digits_in_a_row > kDigitsInARowMax) return false;
  }
  return true;
}

}  // namespace

PlainName::PlainName(std::string_view text) : text_(is_plain(text) ? text : "(withheld)") {}

}  // namespace dijkwacht::telemetry
