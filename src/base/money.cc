#include "base/money.h"

#include <charconv>

namespace dijkwacht {
namespace {

constexpr std::int64_t kEuroMax = 1'000'000'000'000;

std::unexpected<Error> bad_amount() { return fail(ErrorCode::kInvalidArgument, "an amount is written as 1250 or 1250,50 euro"); }

bool all_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

Result<Money> parse_euro(std::string_view text) {
  const auto mark = text.find_first_of(".,");
  const auto whole = text.substr(0, mark);
  const auto decimals = mark == std::string_view::npos ? std::string_view("0") : text.substr(mark + 1);
  if (!all_digits(whole) || !all_digits(decimals) || whole.size() > 13 || decimals.size() > 2) return bad_amount();
  std::int64_t euro = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), euro);
  if (euro > kEuroMax) return bad_amount();
  const int tens = decimals[0] - '0';
  const int ones = decimals.size() == 2 ? decimals[1] - '0' : 0;
  return Money{.minor = euro * 100 + tens * 10 + ones};
}

}  // namespace dijkwacht
