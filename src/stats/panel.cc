#include "stats/panel.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace dijkwacht::stats {
namespace {

constexpr double kUnseen = std::numeric_limits<double>::quiet_NaN();

std::vector<double> periods_of(std::span<const PanelRow> rows) {
  std::vector<double> periods;
  for (const auto& row : rows) periods.push_back(row.time);
  std::ranges::sort(periods);
  const auto [end, last] = std::ranges::unique(periods);
  periods.erase(end, last);
  return periods;
}

std::unexpected<Error> bad_unit(const std::string& unit, std::string_view what, std::string field) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("unit {} {}", unit, what), std::move(field));
}

struct Unit {
  std::string name;
  double first_treated = kNeverTreated;
  std::vector<double> outcomes;
};

Result<std::vector<Unit>> units_of(std::span<const PanelRow> rows, const std::vector<double>& periods) {
  std::vector<Unit> units;
  std::unordered_map<std::string_view, std::size_t> places;
  for (const auto& row : rows) {
    if (!std::isfinite(row.time)) return bad_unit(row.unit, "has a time that is no number", "time");
    if (!std::isfinite(row.outcome)) return bad_unit(row.unit, "has an outcome that is no number", "outcome");
    if (std::isnan(row.first_treated)) return bad_unit(row.unit, "has a group that is no number", "group");
    const auto [place, is_new] = places.try_emplace(row.unit, units.size());
    if (is_new) units.push_back({row.unit, row.first_treated, std::vector<double>(periods.size(), kUnseen)});
    auto& unit = units[place->second];
    if (unit.first_treated != row.first_treated) {
      return bad_unit(row.unit, "changes group: its group is the period in which its treatment begins, in every row", "group");
    }
    auto& outcome = unit.outcomes[static_cast<std::size_t>(std::ranges::lower_bound(periods, row.time) - periods.begin())];
    if (!std::isnan(outcome)) return bad_unit(row.unit, fmt::format("has two rows for period {}", row.time), "time");
    outcome = row.outcome;
  }
  return units;
}

}  // namespace

Result<Panel> panel_of(std::span<const PanelRow> rows) {
  Panel panel{.periods = periods_of(rows)};
  auto units = TRY(units_of(rows, panel.periods));
  if (panel.periods.size() < 2) return fail(ErrorCode::kInvalidArgument, "a panel has at least two periods", "time");
  for (auto& unit : units) {
    const auto unseen = std::ranges::find_if(unit.outcomes, [](double outcome) { return std::isnan(outcome); });
    if (unseen != unit.outcomes.end()) {
      const auto period = panel.periods[static_cast<std::size_t>(unseen - unit.outcomes.begin())];
      return bad_unit(unit.name, fmt::format("has no row for period {}: every unit needs every period", period), "time");
    }
    if (unit.first_treated <= panel.periods.front()) {
      ++panel.always_treated;
      continue;
    }
    panel.first_treated.push_back(unit.first_treated > panel.periods.back() ? kNeverTreated : unit.first_treated);
    panel.outcomes.push_back(std::move(unit.outcomes));
  }
  return panel;
}

}  // namespace dijkwacht::stats
