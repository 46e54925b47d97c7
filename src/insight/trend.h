#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "insight/disclosure_control.h"
#include "insight/week.h"
#include "insight/week_table.h"

namespace dijkwacht::insight {

/// A week of a trend and how its word came: first then, last now, so that what came in late can be seen.
struct TrendWeek {
  Week week;
  std::int64_t version = 0;  ///< 0: nobody told anything of it
  std::optional<Time> first_stated_at;
  std::optional<Time> stated_at;
  std::optional<std::int64_t> first_total;  ///< in the first version; nothing: fewer than ten
};

/// A count held against what the weeks before led to expect.
struct Watched {
  double expected = 0;
  double upper = 0;
  bool is_alarm = false;
};

/// The counts under one value of the axis. Nothing in a week: fewer than ten, left out with another, or not told.
struct TrendLine {
  std::string value;  ///< empty: the total
  std::vector<std::optional<std::int64_t>> counts;
  std::vector<std::optional<std::int64_t>> sums_minor;
  std::string method;  ///< "farrington", "ears-c2"; empty: too few weeks in a row are known to judge
  std::vector<std::optional<Watched>> watched;
};

struct Trend {
  std::vector<TrendWeek> weeks;  ///< without holes, rising
  std::vector<TrendLine> lines;  ///< the total first, then by the size of the last year
};

/// Judges the weeks at the end of the line that are known without a hole: Farrington's method with two years or more behind a
/// week, else EARS C2. Counts are rounded, which makes small alarms coarser. Pure.
void watch(TrendLine& line);

/// From all versions that one node told of one measure. Errors: kDataCorrupt when a stored week cannot be read. Pure.
Result<Trend> trend_of(const ToldWeeks& told, const std::string& axis, const DisclosureRules& rules);

/// What was told of some weeks together; weeks whose count is too small to tell are not in it.
struct PeriodTotal {
  std::int64_t weeks = 0;        ///< that were told of
  std::int64_t weeks_known = 0;  ///< with a count
  std::int64_t count = 0;        ///< of those
  std::int64_t weeks_with_sum = 0;
  std::int64_t sum_minor = 0;  ///< of those with a sum
  /// Of weeks in which both are known: how many fell under `part`, and of how many.
  std::int64_t weeks_with_part = 0;
  std::int64_t part_count = 0;
  std::int64_t part_of = 0;
};

/// Which part of a total is asked for.
struct AskedPart {
  std::string axis;
  std::string value;
};

/// The weeks that begin in [from, until). Errors: kDataCorrupt. Pure.
Result<PeriodTotal> total_of(const ToldWeeks& told, std::chrono::sys_days from, std::chrono::sys_days until,
                             const AskedPart& part, const DisclosureRules& rules);

/// The axes that occur in the newest word of each week.
Result<std::vector<std::string>> axes_of(const ToldWeeks& told, const DisclosureRules& rules);

}  // namespace dijkwacht::insight
