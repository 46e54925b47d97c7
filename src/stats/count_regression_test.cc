#include "stats/count_regression.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace dijkwacht::stats {
namespace {

std::vector<double> ones(std::size_t size) { return std::vector<double>(size, 1.0); }

TEST(CountRegression, TwoGroupsGiveTheLogarithmOfTheirRatioAndItsKnownError) {
  // Closed form: the ratio of means, with variance 1/sum + 1/sum.
  const CountModel model{.counts = {4, 6, 20, 30, 10}, .columns = {ones(5), {0, 0, 1, 1, 1}}};
  const auto fit = fit_counts(model).value();
  EXPECT_NEAR(fit.coefficients[0], std::log(5.0), 1e-8);
  EXPECT_NEAR(fit.coefficients[1], std::log(20.0 / 5), 1e-8);
  EXPECT_NEAR(fit.covariance[1][1], 1.0 / 10 + 1.0 / 60, 1e-6);
  EXPECT_NEAR(fit.dispersion, (1.0 / 5 + 1.0 / 5 + 100.0 / 20 + 100.0 / 20) / 3, 1e-4);  // of the last step
  EXPECT_NEAR(fit.leverage[0], 0.5, 1e-8);
  EXPECT_NEAR(fit.leverage[4], 1.0 / 3, 1e-8);
  EXPECT_EQ(fit.residual_degrees, 3U);
}

TEST(CountRegression, AnOffsetMakesCountsRates) {
  const CountModel model{.counts = {10, 40}, .columns = {ones(2)}, .offset = {std::log(100.0), std::log(400.0)}};
  const auto fit = fit_counts(model).value();
  EXPECT_NEAR(fit.coefficients[0], std::log(0.1), 1e-9);
  EXPECT_NEAR(fit.dispersion, 0, 1e-9);
}

TEST(CountRegression, AWeightOfTwoCountsARowTwice) {
  const CountModel weighed{.counts = {3, 9, 4}, .columns = {ones(3)}, .weights = {1, 2, 1}};
  const CountModel repeated{.counts = {3, 9, 9, 4}, .columns = {ones(4)}};
  EXPECT_NEAR(fit_counts(weighed).value().coefficients[0], fit_counts(repeated).value().coefficients[0], 1e-8);
  EXPECT_NEAR(fit_counts(weighed).value().covariance[0][0], fit_counts(repeated).value().covariance[0][0], 1e-6);
}

TEST(CountRegression, NothingCountedIsExpectedToBeNothing) {
  const auto fit = fit_counts({.counts = {0, 0, 0, 0}, .columns = {ones(4)}}).value();
  EXPECT_LT(fit.expected[0], 1e-6);
}

TEST(CountRegression, RefusesWhatCannotBeEstimated) {
  const auto code = [](const CountModel& model) {
    const auto fit = fit_counts(model);
    return fit ? ErrorCode::kInternal : fit.error().code;
  };
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {ones(3), ones(3)}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {ones(3), {1, 2, 3}, {3, 5, 7}}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3, 4}, .columns = {ones(4), {1, 2, 3, 4}, {3, 5, 7, 9}}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, -2, 3}, .columns = {ones(3)}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {ones(2)}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {ones(3)}, .offset = {0, 0, NAN}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({.counts = {1, 2, 3}, .columns = {ones(3)}, .weights = {1, 0, 1}}), ErrorCode::kInvalidArgument);
}

RC_GTEST_PROP(CountRegressionProperty, ALargerPopulationEverywhereChangesOnlyTheIntercept, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(4, 40);
  const auto scale = *rc::gen::inRange(2, 1000);
  CountModel model{.columns = {ones(size), {}}};
  for (std::size_t i = 0; i < size; ++i) {
    model.counts.push_back(*rc::gen::inRange(1, 500));
    model.columns[1].push_back(static_cast<double>(i));
    model.offset.push_back(std::log(*rc::gen::inRange(100, 1000)));
  }
  const auto fit = fit_counts(model).value();
  for (auto& offset : model.offset) offset += std::log(scale);
  const auto scaled = fit_counts(model).value();
  RC_ASSERT(std::abs(scaled.coefficients[1] - fit.coefficients[1]) < 1e-7);
  RC_ASSERT(std::abs(scaled.coefficients[0] + std::log(scale) - fit.coefficients[0]) < 1e-6);
  RC_ASSERT(std::abs(scaled.dispersion - fit.dispersion) < 1e-4 * (1 + fit.dispersion));
}

}  // namespace
}  // namespace dijkwacht::stats
