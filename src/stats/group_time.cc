#include "stats/group_time.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <ranges>
#include <set>

namespace dijkwacht::stats {
namespace {

constexpr std::size_t kUnitsMin = 2;  ///< one unit has no spread

std::size_t place_of(const Panel& panel, double period) {
  return static_cast<std::size_t>(std::ranges::lower_bound(panel.periods, period) - panel.periods.begin());
}

enum class Side { kTreated, kCompared, kNeither };

Side side_of(double first_treated, Comparison comparison, const GroupTimeEffect& effect) {
  if (first_treated == effect.group) return Side::kTreated;
  if (first_treated == kNeverTreated) return Side::kCompared;
  const auto is_untouched = first_treated > std::max(effect.time, effect.base);
  return comparison == Comparison::kNotYet && is_untouched ? Side::kCompared : Side::kNeither;
}

/// Calls `body(unit, side, change)` for each unit, with its change from base to time.
template <typename Body>
void each_change(const Panel& panel, Comparison comparison, const GroupTimeEffect& effect, Body body) {
  const auto time = place_of(panel, effect.time);
  const auto base = place_of(panel, effect.base);
  for (std::size_t unit = 0; unit < panel.units(); ++unit) {
    const auto side = side_of(panel.first_treated[unit], comparison, effect);
    if (side != Side::kNeither) body(unit, side, panel.outcomes[unit][time] - panel.outcomes[unit][base]);
  }
}

Status check_sizes(const GroupTimeEffect& effect) {
  if (effect.treated < kUnitsMin) {
    return fail(ErrorCode::kInvalidArgument,
                fmt::format("group {} has one unit: two are needed to say how certain its effect is", effect.group), "group");
  }
  if (effect.compared < kUnitsMin) {
    return fail(
        ErrorCode::kInvalidArgument,
        fmt::format("period {} has one unit to compare with: two are needed to say how certain an effect is", effect.time),
        "group");
  }
  return {};
}

/// Nothing when nobody can be compared with.
Result<std::optional<GroupTimeEffect>> effect_of(const Panel& panel, Comparison comparison, GroupTimeEffect effect) {
  each_change(panel, comparison, effect, [&effect](std::size_t, Side side, double change) {
    (side == Side::kTreated ? effect.treated : effect.compared) += 1;
    (side == Side::kTreated ? effect.treated_change : effect.compared_change) += change;
  });
  if (effect.compared == 0) return std::optional<GroupTimeEffect>();
  TRY(check_sizes(effect));
  effect.treated_change /= static_cast<double>(effect.treated);
  effect.compared_change /= static_cast<double>(effect.compared);
  std::vector<double> influence(panel.units());
  add_influence(panel, comparison, effect, 1, influence);
  effect.effect = normal_estimate(effect.treated_change - effect.compared_change, standard_error_of(influence));
  return std::optional(effect);
}

/// The period that `time` is compared with: the last before the group's treatment, and before treatment the one before.
double base_of(const Panel& panel, double group, double time) {
  return panel.periods[place_of(panel, std::min(group, time)) - 1];
}

}  // namespace

Result<std::vector<GroupTimeEffect>> group_time_effects(const Panel& panel, Comparison comparison) {
  std::set<double> groups(panel.first_treated.begin(), panel.first_treated.end());
  groups.erase(kNeverTreated);
  if (groups.empty()) {
    return fail(ErrorCode::kInvalidArgument, "nobody is treated within these periods: a group is the period of first treatment",
                "group");
  }
  std::vector<GroupTimeEffect> effects;
  for (const auto group : groups) {
    for (const auto time : panel.periods | std::views::drop(1)) {
      const auto effect = TRY(effect_of(panel, comparison, {.group = group, .time = time, .base = base_of(panel, group, time)}));
      if (effect) effects.push_back(*effect);
    }
  }
  if (std::ranges::none_of(effects, [](const auto& effect) { return effect.time >= effect.group; })) {
    return fail(ErrorCode::kInvalidArgument,
                comparison == Comparison::kNever
                    ? "no unit is never treated: give some an empty group or 0, or compare with those not yet treated"
                    : "no treated period has anyone untreated to compare with",
                "group");
  }
  return effects;
}

void add_influence(const Panel& panel, Comparison comparison, const GroupTimeEffect& effect, double weight,
                   std::vector<double>& influence) {
  const auto share = [&](std::size_t side) {
    const auto size = static_cast<double>(side);
    return weight * static_cast<double>(panel.units()) / std::sqrt(size * (size - 1));
  };
  const auto of_treated = share(effect.treated);
  const auto of_compared = share(effect.compared);
  each_change(panel, comparison, effect, [&](std::size_t unit, Side side, double change) {
    influence[unit] +=
        side == Side::kTreated ? of_treated * (change - effect.treated_change) : -of_compared * (change - effect.compared_change);
  });
}

double standard_error_of(const std::vector<double>& influence) {
  const auto squares = std::transform_reduce(influence.begin(), influence.end(), 0.0, std::plus<>(),
                                             [](double of_unit) { return of_unit * of_unit; });
  return std::sqrt(squares) / static_cast<double>(influence.size());
}

}  // namespace dijkwacht::stats
