#include "stats/interrupted_series.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace dijkwacht::stats {
namespace {

/// Counts (not rounded) that follow a known law: a step, a trend, a season, a growing population.
InterruptedSeries series(double step, double trend, double season) {
  InterruptedSeries made;
  for (int i = 1; i <= 48; ++i) {
    const double after = i > 30 ? 1 : 0;
    const double exposure = 1000 + 10 * i;
    const double wave = std::sin(2 * std::numbers::pi * i / 12) + 0.5 * std::cos(4 * std::numbers::pi * i / 12);
    made.times.push_back(i);
    made.interventions.push_back(after);
    made.exposures.push_back(exposure);
    made.counts.push_back(0.1 * exposure * std::exp(std::log(step) * after + trend * i + season * wave));
  }
  return made;
}

TEST(InterruptedSeries, FindsTheStepBehindTrendSeasonAndPopulation) {
  auto given = series(0.8, 0.01, 0.2);
  given.harmonics = 2;
  const auto effect = step_effect(given).value();
  EXPECT_NEAR(effect.rate_ratio, 0.8, 1e-6);
  EXPECT_LT(effect.interval.low, 0.8);
  EXPECT_GT(effect.interval.high, 0.8);
  EXPECT_NEAR(effect.dispersion, 0, 1e-6);
  EXPECT_EQ(effect.rows, 48U);
  EXPECT_EQ(effect.rows_after, 18U);
}

TEST(InterruptedSeries, AStepThatIsNotThereIsNotFound) {
  EXPECT_NEAR(step_effect(series(1, 0.01, 0)).value().rate_ratio, 1, 1e-7);
}

TEST(InterruptedSeries, QuasiWidensTheIntervalByTheDispersionsRootAndLeavesTheEstimate) {
  auto given = series(0.8, 0, 0);
  for (std::size_t i = 0; i < given.counts.size(); ++i) given.counts[i] *= i % 2 == 0 ? 1.3 : 0.7;
  const auto poisson = step_effect(given).value();
  given.spread = Spread::kQuasiPoisson;
  const auto quasi = step_effect(given).value();
  const auto width = [](const StepEffect& effect) { return std::log(effect.interval.high / effect.interval.low); };
  EXPECT_GT(poisson.dispersion, 2);
  EXPECT_DOUBLE_EQ(quasi.rate_ratio, poisson.rate_ratio);
  EXPECT_NEAR(width(quasi) / width(poisson), std::sqrt(poisson.dispersion), 1e-9);
}

TEST(InterruptedSeries, RefusesWhatCannotShowAStepAndNamesIt) {
  const auto field = [](InterruptedSeries given) {
    const auto effect = step_effect(given);
    return effect ? std::string("estimated") : effect.error().field;
  };
  auto given = series(0.8, 0, 0);
  given.interventions.assign(48, 1);
  EXPECT_EQ(field(given), "intervention");
  given = series(0.8, 0, 0);
  given.interventions[3] = 2;
  EXPECT_EQ(field(given), "intervention");
  given = series(0.8, 0, 0);
  given.exposures[3] = 0;
  EXPECT_EQ(field(given), "offset");
  given = series(0.8, 0, 0);
  given.harmonics = 6;
  EXPECT_EQ(field(given), "harmonics");
  given.harmonics = 5;
  EXPECT_EQ(field(given), "estimated");
  given.times.pop_back();
  EXPECT_NE(field(given), "estimated");
}

}  // namespace
}  // namespace dijkwacht::stats
