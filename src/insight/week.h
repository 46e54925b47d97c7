#pragma once

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::insight {

/// A week from Monday to Sunday, named as in ISO 8601. A value.
class Week {
 public:
  Week() = default;
  static Week of(std::chrono::sys_days day);
  /// "2026-W07". Errors: kInvalidArgument with field "week", also for a week that its year does not have.
  static Result<Week> parse(std::string_view text);

  std::chrono::sys_days monday() const { return monday_; }
  Week next() const { return Week(monday_ + std::chrono::weeks(1)); }
  /// Is it over on `day`?
  bool is_over(std::chrono::sys_days day) const { return day >= next().monday_; }
  std::string text() const;

  friend auto operator<=>(const Week&, const Week&) = default;

 private:
  explicit Week(std::chrono::sys_days monday) : monday_(monday) {}
  std::chrono::sys_days monday_ = std::chrono::sys_days(std::chrono::days(4));  // 1970-W02
};

}  // namespace dijkwacht::insight
