#include "insight/week.h"

#include <fmt/core.h>

#include <charconv>

namespace dijkwacht::insight {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

sys_days monday_of(sys_days day) { return day - (std::chrono::weekday(day) - std::chrono::Monday); }

/// The first week of a year is the one with 4 January in it.
sys_days first_monday(int of_year) { return monday_of(sys_days(year(of_year) / std::chrono::January / 4)); }

bool read_number(std::string_view text, int& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

constexpr std::size_t kTextLength = 8;  // 2026-W07
constexpr int kFirstYear = 1970;
constexpr int kWeeksMin = 1;

}  // namespace

Week Week::of(sys_days day) { return Week(monday_of(day)); }

Result<Week> Week::parse(std::string_view text) {
  const auto wrong = [] { return fail(ErrorCode::kInvalidArgument, "a week is written as 2026-W07", "week"); };
  int of_year = 0;
  int number = 0;
  if (text.size() != kTextLength || text.substr(4, 2) != "-W") return wrong();
  if (!read_number(text.substr(0, 4), of_year) || !read_number(text.substr(6), number)) return wrong();
  if (of_year < kFirstYear || number < kWeeksMin) return wrong();
  const Week week(first_monday(of_year) + days(7 * (number - 1)));
  if (week.text() != text) return wrong();
  return week;
}

std::string Week::text() const {
  const auto thursday = year_month_day(monday_ + days(3));  // it decides whose year the week belongs to
  const auto of_year = static_cast<int>(thursday.year());
  return fmt::format("{:04}-W{:02}", of_year, (monday_ - first_monday(of_year)).count() / 7 + 1);
}

}  // namespace dijkwacht::insight
