#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::programme {

using Date = std::chrono::year_month_day;

Date date_of(Time time);
/// Whole days from `from` to `to`; negative when `to` comes first.
std::int64_t days_between(Date from, Date to);

/// A quarter: what status reports are about. A value.
struct Period {
  int year = 0;
  int quarter = 1;

  /// "2026-Q3". Errors: kInvalidArgument with field "period".
  static Result<Period> parse(std::string_view text);
  static Period of(Date date);
  std::string text() const;
  Date first_day() const;
  Date last_day() const;
  Period next() const;

  friend auto operator<=>(const Period&, const Period&) = default;
};

/// "2026-H1": what the programme's report is about. A value.
struct HalfYear {
  int year = 0;
  int half = 1;

  /// Errors: kInvalidArgument with field "period".
  static Result<HalfYear> parse(std::string_view text);
  static HalfYear of(Date date);
  std::string text() const;
  Period first() const { return {year, half == 1 ? 1 : 3}; }
  Period last() const { return {year, half == 1 ? 2 : 4}; }
};

}  // namespace dijkwacht::programme
