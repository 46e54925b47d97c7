#include "effect/estimate.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "base/name_table.h"
#include "stats/group_time_aggregates.h"
#include "stats/panel.h"
#include "stats/two_arms.h"

namespace dijkwacht::effect {
namespace {

constexpr NameTable<NotMeasured, 2> kNotMeasured{"not-started", "too-few"};
constexpr double kOf = 10'000;     ///< payments that shares are told of
constexpr double kLossOf = 1'000;  ///< payments that losses are told of
constexpr double kCentsAEuro = 100;
constexpr double kRounding = 100;  ///< figures that leave have two decimals
constexpr int kDaysAWeek = 7;

stats::Measure scaled(const stats::Measure& measure, double factor) {
  return {measure.value * factor, {measure.interval.low * factor, measure.interval.high * factor}};
}

/// None where the estimator finds no interval.
std::optional<MeasuredEffect> effect_of(const Result<stats::Measure>& measure, std::int64_t n, const std::string& method,
                                        Time now) {
  if (!measure) return std::nullopt;
  auto effect = MeasuredEffect::create(*measure, n, method, now);
  return effect ? std::optional(std::move(*effect)) : std::nullopt;
}

double loss_euros(const Tally& tally) { return static_cast<double>(tally.loss_minor) / kCentsAEuro; }

/// What is spent for a euro prevented, when the whole interval says that losses fell.
std::optional<MeasuredEffect> price_of(const Plan& plan, const std::optional<MeasuredEffect>& loss, const Tally& treated,
                                       Time now) {
  if (!loss || loss->interval().high >= 0 || plan.cost_minor == 0) return std::nullopt;
  const auto cost = static_cast<double>(plan.cost_minor) / kCentsAEuro;
  const auto price = [&](double change) { return cost / (-change / kLossOf * static_cast<double>(treated.payments)); };
  return effect_of(stats::Measure{price(loss->value()), {price(loss->interval().low), price(loss->interval().high)}}, loss->n(),
                   "cost by what was prevented; the interval is that of the loss. " + loss->method(), now);
}

Result<stats::Measure> share_difference(std::int64_t treated, const Tally& of, std::int64_t compared, const Tally& with) {
  const auto arm = [](std::int64_t events, const Tally& tally) {
    return stats::EventArm{static_cast<std::size_t>(events), static_cast<std::size_t>(tally.payments)};
  };
  return scaled(TRY(stats::compare_shares(arm(treated, of), arm(compared, with))).difference, kOf);
}

stats::ValueArm losses_of(const Tally& tally) {
  const auto n = static_cast<double>(tally.payments);
  const auto mean = loss_euros(tally) / n;
  const auto variance = std::max(0.0, (tally.loss_squares - n * mean * mean) / (n - 1));
  return {mean, std::sqrt(variance), static_cast<std::size_t>(tally.payments)};
}

/// Units by weeks, as far as every unit told.
struct Cells {
  std::vector<std::vector<const UnitWeek*>> units;  ///< in the plan's order, weeks rising
  std::vector<std::chrono::sys_days> mondays;
};

Cells cells_of(const Plan& plan, const std::vector<UnitWeek>& weeks) {
  std::map<std::chrono::sys_days, std::map<std::string_view, const UnitWeek*>> by_week;
  for (const auto& week : weeks) by_week[std::chrono::sys_days(week.monday)][week.unit] = &week;
  Cells cells;
  cells.units.resize(plan.units.size());
  for (const auto& [monday, told] : by_week) {
    const bool is_whole = std::ranges::all_of(plan.units, [&](const Unit& unit) {
      const auto found = told.find(unit.name);
      return found != told.end() && found->second->tally.payments > 0;
    });
    if (!is_whole) continue;
    cells.mondays.push_back(monday);
    for (std::size_t i = 0; i < plan.units.size(); ++i) cells.units[i].push_back(told.at(plan.units[i].name));
  }
  return cells;
}

double week_number(std::chrono::sys_days monday) { return static_cast<double>(monday.time_since_epoch().count() / kDaysAWeek); }

template <typename OutcomeOf>
Result<stats::Measure> steps_difference(const Plan& plan, const Cells& cells, OutcomeOf outcome) {
  std::vector<stats::PanelRow> rows;
  for (std::size_t i = 0; i < plan.units.size(); ++i) {
    const auto& unit = plan.units[i];
    const auto from = unit.from ? week_number(std::chrono::sys_days(*unit.from)) : stats::kNeverTreated;
    for (const auto* week : cells.units[i]) {
      rows.push_back({unit.name, week_number(std::chrono::sys_days(week->monday)), from, outcome(week->tally)});
    }
  }
  const auto panel = TRY(stats::panel_of(rows));
  const auto effects = TRY(stats::group_time_effects(panel, stats::Comparison::kNotYet));
  const auto overall = stats::aggregate(panel, stats::Comparison::kNotYet, effects).simple.overall;
  return stats::Measure{overall.value, overall.interval};
}

double rate(std::int64_t events, const Tally& tally) {
  return kOf * static_cast<double>(events) / static_cast<double>(tally.payments);
}

std::int64_t rounded(std::int64_t count) { return (count + kToldStep / 2) / kToldStep * kToldStep; }

/// An effect that leaves: two decimals, its interval rounded outwards so that it still holds what it held, and a rounded n.
std::optional<MeasuredEffect> rounded(const std::optional<MeasuredEffect>& effect, bool may_leave) {
  if (!effect || !may_leave) return std::nullopt;
  const stats::Measure measure{
      std::round(effect->value() * kRounding) / kRounding,
      {std::floor(effect->interval().low * kRounding) / kRounding, std::ceil(effect->interval().high * kRounding) / kRounding}};
  auto told = MeasuredEffect::create(measure, rounded(effect->n()), effect->method(), effect->measured_at());
  return told ? std::optional(std::move(*told)) : std::nullopt;
}

std::optional<std::int64_t> told_count(std::int64_t events, std::int64_t of) {
  return may_be_told(events, of) ? std::optional(rounded(events)) : std::nullopt;
}

}  // namespace

std::string_view name_of(NotMeasured why) { return kNotMeasured.name(why); }
Result<NotMeasured> parse_not_measured(std::string_view name) { return kNotMeasured.parse(name, "notMeasured"); }

Estimates estimate_trial(const Plan& plan, const Tally& treated, const Tally& held_out, Time now) {
  Estimates found{.treated = treated, .compared = held_out};
  if (treated.payments < 2 || held_out.payments < 2) return found;
  const auto n = treated.payments + held_out.payments;
  const auto shares = fmt::format("trial of two arms ({} and {} payments): difference of shares by Newcombe (1998, method 10)",
                                  treated.payments, held_out.payments);
  const auto effect = [&](std::int64_t one, std::int64_t other) {
    return effect_of(share_difference(one, treated, other, held_out), n, shares, now);
  };
  found.fraud = effect(treated.frauds, held_out.frauds);
  found.displacement = effect(treated.neighbours, held_out.neighbours);
  found.harm = effect(treated.wrong_holds, held_out.wrong_holds);
  if (const auto losses = stats::compare_means(losses_of(treated), losses_of(held_out))) {
    found.loss = effect_of(scaled(losses->difference, kLossOf), n, "trial of two arms: difference of means by Welch (1947)", now);
  }
  found.price = price_of(plan, found.loss, treated, now);
  return found;
}

Estimates estimate_steps(const Plan& plan, const std::vector<UnitWeek>& weeks, Time now) {
  const auto cells = cells_of(plan, weeks);
  Estimates found;
  for (std::size_t i = 0; i < cells.units.size(); ++i) {
    const auto& from = plan.units[i].from;
    for (const auto* week : cells.units[i]) {
      const bool is_on = from && std::chrono::sys_days(week->monday) >= std::chrono::sys_days(*from);
      (is_on ? found.treated : found.compared) += week->tally;
    }
  }
  const auto n = found.treated.payments + found.compared.payments;
  const auto method = fmt::format(
      "difference in differences over {} units and {} weeks, Callaway & Sant'Anna (2021), compared with units whose turn has not "
      "come",
      plan.units.size(), cells.mondays.size());
  const auto effect = [&](auto outcome) { return effect_of(steps_difference(plan, cells, outcome), n, method, now); };
  found.fraud = effect([](const Tally& tally) { return rate(tally.frauds, tally); });
  found.displacement = effect([](const Tally& tally) { return rate(tally.neighbours, tally); });
  found.harm = effect([](const Tally& tally) { return rate(tally.wrong_holds, tally); });
  found.loss = effect([](const Tally& tally) { return kLossOf * loss_euros(tally) / static_cast<double>(tally.payments); });
  found.price = price_of(plan, found.loss, found.treated, now);
  return found;
}

bool may_be_told(std::int64_t events, std::int64_t of) { return events >= kToldMin && of - events >= kToldMin; }

ToldEstimates told_outside(const Estimates& estimates) {
  const auto& [treated, compared] = std::tie(estimates.treated, estimates.compared);
  const auto both = [&](std::int64_t one, std::int64_t other) {
    return may_be_told(one, treated.payments) && may_be_told(other, compared.payments);
  };
  const bool losses = both(treated.frauds + treated.neighbours, compared.frauds + compared.neighbours);
  ToldEstimates told{.fraud = rounded(estimates.fraud, both(treated.frauds, compared.frauds)),
                     .displacement = rounded(estimates.displacement, both(treated.neighbours, compared.neighbours)),
                     .harm = rounded(estimates.harm, both(treated.wrong_holds, compared.wrong_holds)),
                     .loss = rounded(estimates.loss, losses),
                     .price = rounded(estimates.price, losses),
                     .wrong_holds = told_count(treated.wrong_holds, treated.payments),
                     .complaints = told_count(treated.complaints, treated.payments)};
  if (treated.payments >= kToldMin) told.payments = rounded(treated.payments);
  if (told.wrong_holds && treated.minutes_waited >= kToldMin) told.minutes_waited = rounded(treated.minutes_waited);
  return told;
}

ToldEstimates told_inside(const Estimates& estimates) {
  return {.fraud = estimates.fraud,
          .displacement = estimates.displacement,
          .harm = estimates.harm,
          .loss = estimates.loss,
          .price = estimates.price,
          .payments = estimates.treated.payments,
          .wrong_holds = estimates.treated.wrong_holds,
          .minutes_waited = estimates.treated.minutes_waited,
          .complaints = estimates.treated.complaints};
}

}  // namespace dijkwacht::effect
