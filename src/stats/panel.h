#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::stats {

/// In `first_treated`: the unit is never treated.
inline constexpr double kNeverTreated = std::numeric_limits<double>::infinity();

/// One row of a panel as it comes.
struct PanelRow {
  std::string unit;
  double time = 0;
  double first_treated = kNeverTreated;  ///< the period in which the unit's treatment begins: its group
  double outcome = 0;
};

/// Units that are all seen in the same periods.
struct Panel {
  std::vector<double> periods;        ///< rising
  std::vector<double> first_treated;  ///< one a unit; `kNeverTreated` also for those whose turn comes after the last period
  std::vector<std::vector<double>> outcomes;  ///< [unit][period]
  std::size_t always_treated = 0;             ///< units left out: treated from the first period on, so never seen without

  std::size_t units() const { return first_treated.size(); }
};

/// Errors: kInvalidArgument naming the unit when it changes group, has two rows for a period or none for one that others have, or
/// when a number is not finite; also when there are fewer than two periods. Pure.
Result<Panel> panel_of(std::span<const PanelRow> rows);

}  // namespace dijkwacht::stats
