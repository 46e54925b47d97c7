#include "stats/two_arms.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace dijkwacht::stats {
namespace {

void expect_interval(const Interval& interval, double low, double high, double tolerance) {
  EXPECT_NEAR(interval.low, low, tolerance);
  EXPECT_NEAR(interval.high, high, tolerance);
}

TEST(TwoArms, AShareHasWilsonsInterval) {
  // Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
  expect_interval(share_of({81, 263}).interval, 0.2553, 0.3662, 5e-5);
  expect_interval(share_of({15, 148}).interval, 0.0624, 0.1605, 5e-5);
  expect_interval(share_of({0, 20}).interval, 0, 0.1611, 5e-5);
  expect_interval(share_of({1, 29}).interval, 0.0061, 0.1718, 5e-5);
}

TEST(TwoArms, ADifferenceOfSharesHasNewcombesInterval) {
  // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
  const auto interval = [](EventArm treated, EventArm control) {
    return compare_shares(treated, control).value().difference.interval;
  };
  expect_interval(interval({56, 70}, {48, 80}), 0.0524, 0.3339, 5e-5);
  expect_interval(interval({9, 10}, {3, 10}), 0.1705, 0.8090, 5e-5);
  expect_interval(interval({6, 7}, {2, 7}), 0.0582, 0.8062, 5e-5);
  expect_interval(interval({5, 56}, {0, 29}), -0.0381, 0.1926, 5e-5);
}

TEST(TwoArms, ARatioOfSharesIsSymmetricOnTheLogarithm) {
  const auto ratio = compare_shares({10, 100}, {20, 100}).value().ratio.value();
  EXPECT_DOUBLE_EQ(ratio.value, 0.5);
  const auto deviation = std::sqrt(1.0 / 10 - 1.0 / 100 + 1.0 / 20 - 1.0 / 100);
  EXPECT_NEAR(std::log(ratio.interval.high / ratio.value), 1.959964 * deviation, 1e-6);
  EXPECT_NEAR(ratio.interval.low * ratio.interval.high, 0.25, 1e-12);
}

TEST(TwoArms, AnArmWithoutEventsHasADifferenceButNoRatio) {
  const auto comparison = compare_shares({0, 29}, {5, 56}).value();
  EXPECT_FALSE(comparison.ratio);
  expect_interval(comparison.difference.interval, -0.1926, 0.0381, 5e-5);
}

TEST(TwoArms, MeansAreComparedByWelch) {
  // Student's sleep data (1908) as R's `t.test` gives them: -3.3654832 to 0.2054832 with 17.776 degrees of freedom.
  const ValueArm first{.mean = 0.75, .deviation = 1.789010, .size = 10};
  const ValueArm second{.mean = 2.33, .deviation = 2.002249, .size = 10};
  const auto comparison = compare_means(first, second).value();
  EXPECT_NEAR(comparison.difference.value, -1.58, 1e-12);
  expect_interval(comparison.difference.interval, -3.3654832, 0.2054832, 1e-6);
  EXPECT_NEAR(comparison.ratio->value, 0.75 / 2.33, 1e-12);
  EXPECT_FALSE(compare_means({.mean = -0.75, .deviation = 1.8, .size = 10}, second).value().ratio);
}

TEST(TwoArms, PowerIsThatOfThePublishedFormulas) {
  // R's documentation: power.prop.test(n = 50, p1 = .50, p2 = .75) gives 0.740, and n = 76.7 for a power of 0.90;
  // power.t.test(n = 20, delta = 1, sd = 1) gives 0.8689528.
  EXPECT_NEAR(power_of_shares(0.5, 0.25, 50, 50).value(), 0.7401659, 1e-6);
  EXPECT_NEAR(power_of_shares(0.75, -0.25, 50, 50).value(), 0.7401659, 1e-6);
  const ValueArm arm{.mean = 0, .deviation = 1, .size = 20};
  EXPECT_NEAR(power_of_means(1, arm, arm), 0.8689528, 1e-6);
  EXPECT_NEAR(power_of_means(-1, arm, arm), 0.8689528, 1e-6);
  EXPECT_FALSE(power_of_shares(0.5, 0.6, 50, 50));
}

TEST(TwoArms, TheDetectableDifferenceIsFoundWithJustThePowerAskedFor) {
  const auto share = detectable_share(0.1, 400, 600, 0.8).value();
  EXPECT_NEAR(power_of_shares(0.1, share, 400, 600).value(), 0.8, 1e-9);
  const ValueArm treated{.mean = 3, .deviation = 2, .size = 50};
  const ValueArm control{.mean = 3, .deviation = 1, .size = 30};
  EXPECT_NEAR(power_of_means(detectable_mean(treated, control, 0.8).value(), treated, control), 0.8, 1e-9);
  EXPECT_FALSE(detectable_share(0.9, 5, 5, 0.8));
  EXPECT_FALSE(detectable_share(1.0, 500, 500, 0.8));
}

TEST(TwoArms, RefusesArmsThatCannotBeCompared) {
  EXPECT_EQ(compare_shares({0, 0}, {1, 2}).error().field, "arm");
  EXPECT_EQ(compare_shares({3, 2}, {1, 2}).error().field, "outcome");
  EXPECT_EQ(compare_means({.mean = 1, .deviation = 1, .size = 1}, {.mean = 1, .deviation = 1, .size = 9}).error().field, "arm");
  EXPECT_EQ(compare_means({.mean = 1, .deviation = 0, .size = 5}, {.mean = 2, .deviation = 0, .size = 5}).error().field,
            "outcome");
}

RC_GTEST_PROP(TwoArmsProperty, SwappingTheArmsTurnsTheDifferenceRound, ()) {
  const auto arm = [] {
    const auto size = *rc::gen::inRange<std::size_t>(1, 5000);
    return EventArm{.events = *rc::gen::inRange<std::size_t>(0, size + 1), .size = size};
  };
  const auto one = arm();
  const auto other = arm();
  const auto there = compare_shares(one, other).value();
  const auto back = compare_shares(other, one).value();
  RC_ASSERT(std::abs(there.difference.interval.low + back.difference.interval.high) < 1e-12);
  RC_ASSERT(there.difference.interval.low <= there.difference.value + 1e-12);
  RC_ASSERT(there.difference.interval.low >= -1 - 1e-12);
  RC_ASSERT(there.ratio.has_value() == back.ratio.has_value());
  if (there.ratio) {
    RC_ASSERT(std::abs(there.ratio->interval.low * back.ratio->interval.high - 1) < 1e-9);
  }
}

RC_GTEST_PROP(TwoArmsProperty, TheUnitOfAMeanDoesNotMatter, ()) {
  const auto arm = [] {
    return ValueArm{.mean = *rc::gen::inRange(1, 1000) / 10.0,
                    .deviation = *rc::gen::inRange(1, 1000) / 10.0,
                    .size = *rc::gen::inRange<std::size_t>(2, 5000)};
  };
  const auto in_cents = [](ValueArm euros) {
    return ValueArm{.mean = euros.mean * 100, .deviation = euros.deviation * 100, .size = euros.size};
  };
  const auto one = arm();
  const auto other = arm();
  const auto euros = compare_means(one, other).value();
  const auto cents = compare_means(in_cents(one), in_cents(other)).value();
  RC_ASSERT(std::abs(cents.difference.interval.low - 100 * euros.difference.interval.low) < 1e-6);
  RC_ASSERT(std::abs(cents.ratio->interval.low / euros.ratio->interval.low - 1) < 1e-9);
}

}  // namespace
}  // namespace dijkwacht::stats
