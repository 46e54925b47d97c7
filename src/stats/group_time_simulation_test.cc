#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numbers>

#include "base/random.h"
#include "stats/group_time_aggregates.h"

// What the estimator promises, tried on a thousand worlds whose effects are known: on average it is right, and 95 % of its
// intervals hold the truth (93 to 97 % of a thousand: three standard errors of such a share).
namespace dijkwacht::stats {
namespace {

constexpr int kWorlds = 1000;
constexpr int kUnits = 300;
constexpr std::uint64_t kSeed = 20210112;

/// Units begin in period 3, 4, 5 or never.
constexpr double kShareOf3 = 0.2;
constexpr double kShareOf4 = 0.25;
constexpr double kShareOf5 = 0.15;

/// Grows with time since treatment, and later groups gain less.
double true_effect(double group, double time) { return time < group ? 0 : 1 + 0.5 * (time - group) - 0.2 * (group - 3); }

double normal(Random& random) {
  return std::sqrt(-2 * std::log(1 - random.unit())) * std::cos(2 * std::numbers::pi * random.unit());
}

double group_of(double chance) {
  if (chance < kShareOf3) return 3;
  if (chance < kShareOf3 + kShareOf4) return 4;
  if (chance < kShareOf3 + kShareOf4 + kShareOf5) return 5;
  return kNeverTreated;
}

/// Early starters have a higher level; errors follow each other within a unit; effects differ between units.
Panel world(Random& random) {
  Panel panel{.periods = {1, 2, 3, 4, 5}};
  std::vector<double> common(panel.periods.size());
  for (auto& shock : common) shock = normal(random);
  for (int unit = 0; unit < kUnits; ++unit) {
    const auto group = group_of(random.unit());
    const auto level = normal(random) + (group == kNeverTreated ? 0 : 6 - group);
    const auto own = 0.5 * normal(random);
    double error = normal(random);
    std::vector<double> outcomes;
    for (std::size_t i = 0; i < panel.periods.size(); ++i) {
      const auto time = panel.periods[i];
      error = 0.6 * error + 0.8 * normal(random);
      outcomes.push_back(level + common[i] + error + (time < group ? 0 : true_effect(group, time) + own));
    }
    panel.first_treated.push_back(group);
    panel.outcomes.push_back(std::move(outcomes));
  }
  return panel;
}

class Score {
 public:
  void add(const Estimate& estimate, double truth) {
    ++count_;
    bias_ += estimate.value - truth;
    squares_ += (estimate.value - truth) * (estimate.value - truth);
    covered_ += estimate.interval.low <= truth && truth <= estimate.interval.high ? 1 : 0;
  }
  double coverage() const { return covered_ / count_; }
  /// Mean error in its own standard errors.
  double bias_in_errors() const {
    const auto mean = bias_ / count_;
    return mean / std::sqrt((squares_ / count_ - mean * mean) / count_);
  }

 private:
  double count_ = 0;
  double bias_ = 0;
  double squares_ = 0;
  double covered_ = 0;
};

double weighed(const std::map<double, double>& values) {
  const std::map<double, double> shares{{3, kShareOf3}, {4, kShareOf4}, {5, kShareOf5}};
  double sum = 0;
  double total = 0;
  for (const auto& [group, value] : values) {
    sum += shares.at(group) * value;
    total += shares.at(group);
  }
  return sum / total;
}

struct Truth {
  double simple =
      (kShareOf3 * (1 + 1.5 + 2) + kShareOf4 * (0.8 + 1.3) + kShareOf5 * 0.6) / (3 * kShareOf3 + 2 * kShareOf4 + kShareOf5);
  double dynamic = (weighed({{3, 1}, {4, 0.8}, {5, 0.6}}) + weighed({{3, 1.5}, {4, 1.3}}) + 2) / 3;
  double group = weighed({{3, 1.5}, {4, 1.05}, {5, 0.6}});
  double calendar = (1 + weighed({{3, 1.5}, {4, 0.8}}) + weighed({{3, 2}, {4, 1.3}, {5, 0.6}})) / 3;
};

std::map<std::string, Score> scores(Comparison comparison) {
  const Truth truth;
  SeededRandom random(kSeed);
  std::map<std::string, Score> all;
  for (int i = 0; i < kWorlds; ++i) {
    const auto panel = world(random);
    const auto effects = group_time_effects(panel, comparison).value();
    for (const auto& effect : effects) {
      all[fmt::format("{} {}", effect.group, effect.time)].add(effect.effect, true_effect(effect.group, effect.time));
    }
    const auto averages = aggregate(panel, comparison, effects);
    all["simple"].add(averages.simple.overall, truth.simple);
    all["dynamic"].add(averages.dynamic.overall, truth.dynamic);
    all["group"].add(averages.group.overall, truth.group);
    all["calendar"].add(averages.calendar.overall, truth.calendar);
  }
  return all;
}

class GroupTimeSimulation : public ::testing::TestWithParam<Comparison> {};

TEST_P(GroupTimeSimulation, IsUnbiasedAndItsIntervalsHoldTheTruthAsOftenAsTheySay) {
  const auto all = scores(GetParam());
  ASSERT_EQ(all.size(), 16U);  // three groups in four periods, and four averages
  for (const auto& [name, score] : all) {
    EXPECT_LT(std::abs(score.bias_in_errors()), 3.5) << name;
    EXPECT_GE(score.coverage(), 0.93) << name;
    EXPECT_LE(score.coverage(), 0.97) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(BothComparisons, GroupTimeSimulation, ::testing::Values(Comparison::kNever, Comparison::kNotYet),
                         [](const auto& given) { return given.param == Comparison::kNever ? "Never" : "NotYet"; });

}  // namespace
}  // namespace dijkwacht::stats
