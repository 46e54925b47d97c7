#include "programme/period.h"

#include <charconv>
#include <optional>
#include <utility>

#include <fmt/core.h>

namespace dijkwacht::programme {
namespace {

constexpr int kMonthsInQuarter = 3;
constexpr int kQuarters = 4;
constexpr int kYearMin = 2022;  // the approach began then
constexpr int kYearMax = 2100;
constexpr std::size_t kTextLength = 7;

/// The year and number of "2026-Q3"; nothing when it is no such text.
std::optional<std::pair<int, int>> split(std::string_view text, char letter, int number_max) {
  if (text.size() != kTextLength || text[4] != '-' || text[5] != letter) return std::nullopt;
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 4, year);
  if (error != std::errc() || end != text.data() + 4 || year < kYearMin || year > kYearMax) return std::nullopt;
  const int number = text[6] - '0';
  if (number < 1 || number > number_max) return std::nullopt;
  return std::pair(year, number);
}

}  // namespace

Date date_of(Time time) { return Date(std::chrono::floor<std::chrono::days>(time)); }

std::int64_t days_between(Date from, Date to) { return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count(); }

Result<Period> Period::parse(std::string_view text) {
  const auto parts = split(text, 'Q', kQuarters);
  if (!parts) return fail(ErrorCode::kInvalidArgument, "a period is a quarter, such as 2026-Q3", "period");
  return Period{parts->first, parts->second};
}

Period Period::of(Date date) {
  const int month = static_cast<int>(static_cast<unsigned>(date.month()));
  return {static_cast<int>(date.year()), (month - 1) / kMonthsInQuarter + 1};
}

std::string Period::text() const { return fmt::format("{}-Q{}", year, quarter); }

Date Period::first_day() const {
  const auto month = static_cast<unsigned>((quarter - 1) * kMonthsInQuarter + 1);
  return std::chrono::year(year) / std::chrono::month(month) / 1;
}

Date Period::last_day() const { return Date(std::chrono::sys_days(next().first_day()) - std::chrono::days(1)); }

Period Period::next() const { return quarter == kQuarters ? Period{year + 1, 1} : Period{year, quarter + 1}; }

Result<HalfYear> HalfYear::parse(std::string_view text) {
  const auto parts = split(text, 'H', 2);
  if (!parts) return fail(ErrorCode::kInvalidArgument, "a half-year is written as 2026-H1", "period");
  return HalfYear{parts->first, parts->second};
}

HalfYear HalfYear::of(Date date) {
  const auto period = Period::of(date);
  return {period.year, period.quarter <= 2 ? 1 : 2};
}

std::string HalfYear::text() const { return fmt::format("{}-H{}", year, half); }

}  // namespace dijkwacht::programme
