#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "stats/interval.h"
#include "stats/panel.h"

namespace dijkwacht::stats {

/// Whom the treated are compared with.
enum class Comparison : std::uint8_t {
  kNever,   ///< those never treated
  kNotYet,  ///< the never treated, and those whose turn comes after both periods compared
};

/// The effect on one group in one period, in the outcome's unit. Before the group's own period it is a placebo: near 0 when
/// groups would have moved alike.
struct GroupTimeEffect {
  double group = 0;  ///< the period in which these units were first treated
  double time = 0;
  double base = 0;  ///< compared with this period: the last before treatment; before treatment, the period before
  std::size_t treated = 0;
  std::size_t compared = 0;
  double treated_change = 0;   ///< mean of the outcome at `time` less that at `base`
  double compared_change = 0;  ///< the same of those compared with
  Estimate effect;
};

/// Group-time average treatment effects without covariates (Callaway & Sant'Anna 2021, doi:10.1016/j.jeconom.2020.12.001, eq. 2.6
/// and 2.9), one per group and period but the first; in order of group, then time. Standard errors from the influence function,
/// so clustered by unit; intervals hold one by one, not all together. Where nobody is left to compare with, there is no effect.
/// Errors: kInvalidArgument when nobody is treated, nobody can be compared with, or a group or its comparison has only one unit
/// (no interval without two). Pure; time grows with units times effects.
Result<std::vector<GroupTimeEffect>> group_time_effects(const Panel& panel, Comparison comparison);

/// Adds `weight` times the influence of every unit on `effect` (a mean over units of 0; its square's mean, divided by the units,
/// is the variance). `influence` has one number a unit.
void add_influence(const Panel& panel, Comparison comparison, const GroupTimeEffect& effect, double weight,
                   std::vector<double>& influence);
/// The standard error that belongs to an influence.
double standard_error_of(const std::vector<double>& influence);

}  // namespace dijkwacht::stats
