#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/cusum.h"
#include "stats/ears.h"
#include "stats/farrington.h"

namespace dijkwacht::stats {
namespace {

// Salmonella Agona in England and Wales, weeks 195 to 212 of the series in R's surveillance 1.20.3, and what that package's
// `earsC` (alpha 0.001) says of the last four.
const std::vector<double> kAgona{3, 2, 1, 3, 2, 1, 2, 1, 1, 0, 0, 1, 1, 0, 1, 4, 3, 2};

void expect_points(const WatchedPoints& points, const std::vector<double>& upper, const std::vector<bool>& alarms) {
  ASSERT_EQ(points.size(), upper.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_NEAR(points[i].upper, upper[i], 1e-9) << i;
    EXPECT_EQ(points[i].is_alarm, alarms[i]) << i;
  }
}

TEST(Ears, MeetsThePublishedBoundsAndAlarms) {
  expect_points(ears(kAgona, 4, EarsChart::kC1).value(), {2.22322721931718, 2.22322721931718, 5.37024843826601, 6.10056352887865},
                {false, true, false, false});
  expect_points(ears(kAgona, 4, EarsChart::kC2).value(), {2.98960574199636, 2.98960574199636, 2.22322721931718, 2.22322721931718},
                {false, true, true, false});
  expect_points(ears(kAgona, 4, EarsChart::kC3).value(), {3.13246288485351, 6.13246288485351, 2.75187445695451, 0},
                {false, false, true, true});
}

TEST(Ears, NumbersItsPointsFromOneAndExpectsTheBaselinesMean) {
  const auto points = ears(kAgona, 4, EarsChart::kC1).value();
  EXPECT_EQ(points.front().index, 15U);
  EXPECT_EQ(points.back().index, 18U);
  EXPECT_EQ(points.back().observed, 2);
  EXPECT_NEAR(points.back().expected, 10.0 / 7, 1e-12);
}

TEST(Ears, WatchesFromTheFirstPeriodThatHasItsBaseline) {
  for (const auto chart : {EarsChart::kC1, EarsChart::kC2, EarsChart::kC3}) {
    const auto most = kAgona.size() - first_watched_by_ears(chart) + 1;
    EXPECT_TRUE(ears(kAgona, most, chart));
    EXPECT_EQ(ears(kAgona, most + 1, chart).error().field, "last");
    EXPECT_EQ(ears(kAgona, 0, chart).error().field, "last");
    EXPECT_EQ(ears(kAgona, 1, chart, 0).error().field, "alpha");
  }
  EXPECT_EQ(first_watched_by_ears(EarsChart::kC1), 8U);
  EXPECT_EQ(first_watched_by_ears(EarsChart::kC2), 10U);
  EXPECT_EQ(first_watched_by_ears(EarsChart::kC3), 12U);
}

TEST(Ears, ABaselineThatDoesNotVaryGivesAFiniteBound) {
  std::vector<double> counts(14, 0.0);
  counts[12] = 1;
  for (const auto chart : {EarsChart::kC1, EarsChart::kC2, EarsChart::kC3}) {
    const auto points = ears(counts, 3, chart).value();
    for (const auto& point : points) EXPECT_TRUE(std::isfinite(point.upper));
  }
  EXPECT_TRUE(ears(counts, 2, EarsChart::kC2).value().front().is_alarm);
}

RC_GTEST_PROP(EarsProperty, AHigherLevelShiftsTheBoundAndChangesNoAlarm, ()) {
  const auto level = *rc::gen::inRange(0, 1000);
  std::vector<double> counts;
  for (int i = 0; i < 30; ++i) counts.push_back(*rc::gen::inRange(0, 50));
  auto higher = counts;
  for (auto& count : higher) count += level;
  for (const auto chart : {EarsChart::kC1, EarsChart::kC2}) {
    const auto points = ears(counts, 15, chart).value();
    const auto shifted = ears(higher, 15, chart).value();
    for (std::size_t i = 0; i < points.size(); ++i) RC_ASSERT(std::abs(shifted[i].upper - points[i].upper - level) < 1e-6);
  }
}

TEST(Cusum, AddsUpWhatOneBoundWouldMiss) {
  // Trained on a mean of 4: a count of 7 lies 1.40 deviations above it, 0.36 more than the reference value a period.
  std::vector<double> counts(20, 4.0);
  counts.insert(counts.end(), 7, 7.0);
  const auto points = cusum(counts, 7).value();
  const auto step = (7 - 12 + 2 * std::sqrt(28.0)) / 4 - 1.04;
  EXPECT_NEAR(points.front().expected, 4, 1e-12);
  const auto first = std::ranges::find(points, true, &WatchedPoint::is_alarm);
  ASSERT_EQ(first, points.begin() + static_cast<std::ptrdiff_t>(std::ceil(2.26 / step)) - 1);
  EXPECT_EQ(first->index, 27U);
}

TEST(Cusum, ItsBoundIsTheCountThatWouldJustBeAnAlarm) {
  std::vector<double> counts{3, 2, 4, 5, 1, 3, 6, 5, 4, 0, 0, 7};
  for (std::size_t last = 1; last < counts.size(); ++last) {
    const auto bound = cusum(counts, last).value().back().upper;
    auto at_bound = counts;
    at_bound.back() = bound + 1e-9;
    EXPECT_TRUE(cusum(at_bound, last).value().back().is_alarm);
    at_bound.back() = bound - 1e-6;
    EXPECT_FALSE(cusum(at_bound, last).value().back().is_alarm);
  }
}

TEST(Cusum, OnceNothingCanPreventTheAlarmTheBoundIsNothing) {
  const auto points = cusum(std::vector<double>{1, 1, 1, 1, 200, 0}, 2).value();
  EXPECT_EQ(points.back().upper, 0);
  EXPECT_TRUE(points.back().is_alarm);
}

TEST(Cusum, NeedsSomethingToLearnFrom) {
  EXPECT_EQ(cusum(std::vector<double>{1, 2, 3}, 3).error().field, "last");
  EXPECT_EQ(cusum(std::vector<double>{1, 2, 3}, 0).error().field, "last");
  EXPECT_EQ(cusum(std::vector<double>{0, 0, 3}, 1).error().field, "count");
}

/// Six years of months with a season, and an outbreak in the last.
std::vector<double> months() {
  std::vector<double> counts;
  for (int i = 0; i < 72; ++i) counts.push_back(std::round(20 + 8 * std::sin(i * 3.14159265 / 6) + (i * 7) % 5));
  counts.back() = 60;
  return counts;
}

constexpr FarringtonSettings kMonthly{.frequency = 12, .years = 5, .half_window = 1};

TEST(Farrington, KnowsTheSeasonAndSeesTheOutbreak) {
  const auto points = farrington(months(), 12, kMonthly).value();
  EXPECT_EQ(std::ranges::count(points, true, &WatchedPoint::is_alarm), 1);
  EXPECT_TRUE(points.back().is_alarm);
  EXPECT_LT(points.back().upper, 35);
  EXPECT_GT(points.back().expected, 12);
  EXPECT_GT(points[2].expected, points[8].expected);
}

TEST(Farrington, AnEarlierOutbreakWeighsLittle) {
  auto counts = months();
  const auto before = farrington(counts, 1, kMonthly).value().front().upper;
  counts[counts.size() - 1 - 12] = 90;
  const auto after = farrington(counts, 1, kMonthly).value().front().upper;
  EXPECT_LT(after, 2 * before);
}

TEST(Farrington, TooFewToJudgeIsNoAlarm) {
  std::vector<double> counts(64, 0.0);
  counts.back() = 4;
  EXPECT_FALSE(farrington(counts, 1, kMonthly).value().front().is_alarm);
  EXPECT_EQ(farrington(counts, 1, kMonthly).value().front().upper, 0);
  counts.back() = 5;
  EXPECT_TRUE(farrington(counts, 1, kMonthly).value().front().is_alarm);
}

TEST(Farrington, NeedsItsYearsOfHistory) {
  const auto counts = months();
  EXPECT_TRUE(farrington(counts, 12, kMonthly));
  EXPECT_EQ(farrington(counts, 13, kMonthly).error().field, "last");
  EXPECT_EQ(farrington(counts, 0, kMonthly).error().field, "last");
  EXPECT_EQ(farrington(counts, 1, {.frequency = 12, .years = 0}).error().field, "years");
  EXPECT_EQ(farrington(counts, 1, {.frequency = 4}).error().field, "frequency");
  EXPECT_EQ(farrington(counts, 1, {.frequency = 12, .alpha = 1}).error().field, "alpha");
}

}  // namespace
}  // namespace dijkwacht::stats
