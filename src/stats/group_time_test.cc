#include "stats/group_time.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/group_time_aggregates.h"

namespace dijkwacht::stats {
namespace {

/// Units by name of their rows: outcomes in periods 1, 2, ...
struct Unit {
  double first_treated;
  std::vector<double> outcomes;
};

std::vector<PanelRow> rows_of(const std::vector<Unit>& units) {
  std::vector<PanelRow> rows;
  for (std::size_t i = 0; i < units.size(); ++i) {
    for (std::size_t period = 0; period < units[i].outcomes.size(); ++period) {
      rows.push_back({std::to_string(i), static_cast<double>(period + 1), units[i].first_treated, units[i].outcomes[period]});
    }
  }
  return rows;
}

Panel panel(const std::vector<Unit>& units) { return panel_of(rows_of(units)).value(); }

const GroupTimeEffect& at(const std::vector<GroupTimeEffect>& effects, double group, double time) {
  return *std::ranges::find_if(effects, [=](const auto& effect) { return effect.group == group && effect.time == time; });
}

TEST(GroupTime, TwoGroupsAndTwoPeriodsGiveTheDifferenceOfDifferences) {
  // Treated changes 3 and 5, compared 1, 1 and 4: 4 - 2. Variances by hand: 2 of 2, and 3 of 3.
  const auto given = panel({{2, {1, 4}}, {2, {0, 5}}, {kNeverTreated, {7, 8}}, {kNeverTreated, {2, 3}}, {kNeverTreated, {5, 9}}});
  const auto effects = group_time_effects(given, Comparison::kNever).value();
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_DOUBLE_EQ(effects[0].effect.value, 2);
  EXPECT_NEAR(effects[0].effect.standard_error, std::sqrt(2.0 / 2 + 3.0 / 3), 1e-12);
  EXPECT_NEAR(effects[0].effect.interval.high, 2 + 1.959964 * std::sqrt(2.0 / 2 + 3.0 / 3), 1e-6);
  EXPECT_EQ(effects[0].treated, 2U);
  EXPECT_EQ(effects[0].compared, 3U);
  const auto averages = aggregate(given, Comparison::kNever, effects);
  for (const auto* average : {&averages.simple, &averages.dynamic, &averages.group, &averages.calendar}) {
    EXPECT_DOUBLE_EQ(average->overall.value, 2);
    EXPECT_NEAR(average->overall.standard_error, effects[0].effect.standard_error, 1e-12);
  }
}

/// Groups 2 (two units), 3 (four units) and never (two); effects of 1 and 3 in group 2, of 10 in group 3, on a common trend.
std::vector<Unit> staggered() {
  std::vector<Unit> units;
  for (const double level : {0.0, 10.0}) units.push_back({2, {level, level + 5 + 1, level + 6 + 3}});
  for (const double level : {1.0, 2.0, 3.0, 4.0}) units.push_back({3, {level, level + 5, level + 6 + 10}});
  for (const double level : {5.0, 20.0}) units.push_back({kNeverTreated, {level, level + 5, level + 6}});
  return units;
}

TEST(GroupTime, EachGroupKeepsItsOwnEffectAndPlacebosAreNothing) {
  for (const auto comparison : {Comparison::kNever, Comparison::kNotYet}) {
    const auto effects = group_time_effects(panel(staggered()), comparison).value();
    ASSERT_EQ(effects.size(), 4U);
    EXPECT_NEAR(at(effects, 2, 2).effect.value, 1, 1e-12);
    EXPECT_NEAR(at(effects, 2, 3).effect.value, 3, 1e-12);
    EXPECT_NEAR(at(effects, 3, 2).effect.value, 0, 1e-12);
    EXPECT_NEAR(at(effects, 3, 3).effect.value, 10, 1e-12);
    EXPECT_EQ(at(effects, 3, 2).base, 1);
    EXPECT_EQ(at(effects, 3, 3).base, 2);
    EXPECT_EQ(at(effects, 2, 3).base, 1);
  }
}

TEST(GroupTime, TheNotYetTreatedAreComparedWithUntilTheirTurn) {
  const auto effects = group_time_effects(panel(staggered()), Comparison::kNotYet).value();
  EXPECT_EQ(at(effects, 2, 2).compared, 6U);
  EXPECT_EQ(at(effects, 2, 3).compared, 2U);
  EXPECT_EQ(at(effects, 3, 2).compared, 2U);
  const auto never = group_time_effects(panel(staggered()), Comparison::kNever).value();
  EXPECT_EQ(at(never, 2, 2).compared, 2U);
}

TEST(GroupTime, WithoutNeverTreatedTheLastGroupIsComparedWithAndHasNoEffectOfItsOwn) {
  auto units = staggered();
  units.resize(6);
  EXPECT_EQ(group_time_effects(panel(units), Comparison::kNever).error().field, "group");
  const auto effects = group_time_effects(panel(units), Comparison::kNotYet).value();
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_NEAR(at(effects, 2, 2).effect.value, 1, 1e-12);
}

TEST(GroupTime, AveragesWeighAsTheirQuestionSays) {
  const auto given = panel(staggered());
  const auto averages = aggregate(given, Comparison::kNever, group_time_effects(given, Comparison::kNever).value());
  EXPECT_NEAR(averages.simple.overall.value, (2 * 1.0 + 2 * 3.0 + 4 * 10.0) / 8, 1e-12);
  ASSERT_EQ(averages.dynamic.parts.size(), 3U);
  EXPECT_EQ(averages.dynamic.parts[0].at, -1);
  EXPECT_NEAR(averages.dynamic.parts[0].estimate.value, 0, 1e-12);
  EXPECT_NEAR(averages.dynamic.parts[1].estimate.value, (2 * 1.0 + 4 * 10.0) / 6, 1e-12);
  EXPECT_NEAR(averages.dynamic.parts[2].estimate.value, 3, 1e-12);
  EXPECT_NEAR(averages.dynamic.overall.value, (7.0 + 3.0) / 2, 1e-12);
  ASSERT_EQ(averages.group.parts.size(), 2U);
  EXPECT_NEAR(averages.group.parts[0].estimate.value, 2, 1e-12);
  EXPECT_NEAR(averages.group.overall.value, (2 * 2.0 + 4 * 10.0) / 6, 1e-12);
  ASSERT_EQ(averages.calendar.parts.size(), 2U);
  EXPECT_NEAR(averages.calendar.parts[1].estimate.value, (2 * 3.0 + 4 * 10.0) / 6, 1e-12);
  EXPECT_NEAR(averages.calendar.overall.value, (1 + 46.0 / 6) / 2, 1e-12);
}

TEST(GroupTime, AnAverageCountsThatTheSizesOfGroupsAreEstimates) {
  // Effects are exact here, so all that is uncertain is which unit falls in which group: a share of 1/3 of six, values 1 and 10.
  const auto given = panel(staggered());
  const auto averages = aggregate(given, Comparison::kNever, group_time_effects(given, Comparison::kNever).value());
  const auto& on_impact = averages.dynamic.parts[1].estimate;
  EXPECT_NEAR(on_impact.standard_error, 9 * std::sqrt(1.0 / 3 * 2.0 / 3 / 6), 1e-9);
  EXPECT_NEAR(averages.dynamic.parts[2].estimate.standard_error, 0, 1e-9);
  EXPECT_NEAR(averages.group.parts[1].estimate.standard_error, 0, 1e-9);
}

/// Sixteen units in five periods: five begin in 3, four in 4, seven never.
std::vector<Unit> reference_units() {
  std::vector<Unit> units;
  for (int i = 0; i < 16; ++i) {
    Unit unit{.first_treated = i < 5 ? 3 : i < 9 ? 4 : kNeverTreated};
    for (int time = 1; time <= 5; ++time) {
      const auto gain = time < unit.first_treated ? 0 : 2 * (time - unit.first_treated + 1);
      unit.outcomes.push_back((i * 37 + time * 11 * (i % 4 + 1)) % 23 + time + gain);
    }
    units.push_back(unit);
  }
  return units;
}

TEST(GroupTime, MeetsTheAuthorsOwnProgram) {
  // csdid 0.4.3 (Callaway, Sant'Anna and others) on the same panel: not yet treated as control, outcome regression without
  // covariates.
  const auto given = panel(reference_units());
  const auto effects = group_time_effects(given, Comparison::kNotYet).value();
  const std::vector<double> published{-7.3090909091, 3.4727272727,  9.1142857143, 7.4285714286,
                                      11.5,          -1.5357142857, 9.5,          9.9642857143};
  ASSERT_EQ(effects.size(), published.size());
  for (std::size_t i = 0; i < effects.size(); ++i) EXPECT_NEAR(effects[i].effect.value, published[i], 1e-9) << i;
  const auto averages = aggregate(given, Comparison::kNotYet, effects);
  EXPECT_NEAR(averages.simple.overall.value, 7.7363071711, 1e-9);
  EXPECT_NEAR(averages.dynamic.overall.value, 7.6907166907, 1e-9);
  EXPECT_NEAR(averages.group.overall.value, 8.0319865320, 1e-9);
  EXPECT_NEAR(averages.calendar.overall.value, 7.1046657047, 1e-9);
}

TEST(GroupTime, UnitsTreatedFromTheStartAreLeftOutAndThoseAfterTheEndAreNeverTreated) {
  auto units = staggered();
  units.push_back({1, {0, 100, 200}});
  units.push_back({9, {1, 6, 7}});
  const auto given = panel(units);
  EXPECT_EQ(given.always_treated, 1U);
  EXPECT_EQ(at(group_time_effects(given, Comparison::kNever).value(), 2, 2).compared, 3U);
}

TEST(GroupTime, APanelWithHolesOrUnitsThatMoveIsRefused) {
  const auto refusal = [](const std::vector<PanelRow>& rows) {
    const auto made = panel_of(rows);
    return made ? std::string("made") : made.error().message;
  };
  auto rows = rows_of(staggered());
  rows.pop_back();
  EXPECT_EQ(refusal(rows), "unit 7 has no row for period 3: every unit needs every period");
  rows = rows_of(staggered());
  rows.push_back(rows.back());
  EXPECT_EQ(refusal(rows), "unit 7 has two rows for period 3");
  rows = rows_of(staggered());
  rows[1].first_treated = 3;
  EXPECT_NE(refusal(rows).find("unit 0 changes group"), std::string::npos);
  rows = rows_of(staggered());
  rows[1].outcome = NAN;
  EXPECT_NE(refusal(rows).find("unit 0 has an outcome"), std::string::npos);
  EXPECT_EQ(refusal(rows_of({{kNeverTreated, {1}}})), "a panel has at least two periods");
}

TEST(GroupTime, OneUnitAloneHasNoInterval) {
  const std::vector<Unit> never{{kNeverTreated, {1, 2}}, {kNeverTreated, {1, 3}}};
  auto one_treated = never;
  one_treated.push_back({2, {0, 1}});
  EXPECT_NE(group_time_effects(panel(one_treated), Comparison::kNever).error().message.find("group 2 has one unit"),
            std::string::npos);
  EXPECT_FALSE(group_time_effects(panel({{2, {0, 1}}, {2, {0, 2}}, {kNeverTreated, {1, 2}}}), Comparison::kNever));
  EXPECT_NE(group_time_effects(panel(never), Comparison::kNever).error().message.find("nobody is treated"), std::string::npos);
}

RC_GTEST_PROP(GroupTimeProperty, LevelsOfUnitsAndPeriodsDoNotMatterAndTheOutcomesUnitScales, ()) {
  std::vector<Unit> units;
  const auto scale = *rc::gen::inRange(1, 100);
  for (int i = 0; i < 12; ++i) {
    units.push_back({i < 3 ? 2.0 : i < 6 ? 4.0 : kNeverTreated, {}});
    for (int period = 0; period < 4; ++period) units.back().outcomes.push_back(*rc::gen::inRange(-1000, 1000));
  }
  auto moved = units;
  const auto common = *rc::gen::container<std::vector<int>>(4, rc::gen::inRange(-1000, 1000));
  for (auto& unit : moved) {
    const auto level = *rc::gen::inRange(-1000, 1000);
    for (std::size_t period = 0; period < 4; ++period) {
      unit.outcomes[period] = scale * (unit.outcomes[period] + level + common[period]);
    }
  }
  const auto before = panel(units);
  const auto after = panel(moved);
  const auto effects = group_time_effects(before, Comparison::kNotYet).value();
  const auto scaled = group_time_effects(after, Comparison::kNotYet).value();
  for (std::size_t i = 0; i < effects.size(); ++i) {
    RC_ASSERT(std::abs(scaled[i].effect.value - scale * effects[i].effect.value) < 1e-6);
    RC_ASSERT(std::abs(scaled[i].effect.standard_error - scale * effects[i].effect.standard_error) < 1e-6);
  }
  const auto of_effects = aggregate(before, Comparison::kNotYet, effects).dynamic.overall;
  const auto of_scaled = aggregate(after, Comparison::kNotYet, scaled).dynamic.overall;
  RC_ASSERT(std::abs(of_scaled.standard_error - scale * of_effects.standard_error) < 1e-6);
}

}  // namespace
}  // namespace dijkwacht::stats
