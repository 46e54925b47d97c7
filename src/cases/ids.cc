#include "cases/ids.h"

#include <fmt/core.h>

#include <charconv>

namespace dijkwacht::cases {
namespace {

constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kSequenceDigitsMin = 6;

Result<std::int64_t> parse_digits(std::string_view digits) {
  std::int64_t number = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc{} || stop != end || digits.front() == '-') {
    return fail(ErrorCode::kInvalidArgument, "a case number reads like 2026-000123", "number");
  }
  return number;
}

}  // namespace

std::string CaseNumber::text() const { return fmt::format("{:04}-{:06}", year, sequence); }

Result<CaseNumber> CaseNumber::parse(std::string_view text) {
  if (text.size() < kYearDigits + 1 + kSequenceDigitsMin || text[kYearDigits] != '-') {
    return fail(ErrorCode::kInvalidArgument, "a case number reads like 2026-000123", "number");
  }
  const auto year = TRY(parse_digits(text.substr(0, kYearDigits)));
  const auto sequence = TRY(parse_digits(text.substr(kYearDigits + 1)));
  return CaseNumber{static_cast<int>(year), sequence};
}

}  // namespace dijkwacht::cases
