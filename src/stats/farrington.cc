#include "stats/farrington.h"

#include <fmt/core.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "stats/count_regression.h"
#include "stats/interval.h"

namespace dijkwacht::stats {
namespace {

constexpr double kTrendSignificance = 0.05;
constexpr std::size_t kTrendYearsMin = 3;
/// Residuals up to this weigh fully; beyond it a period weighs by the inverse of its square.
constexpr double kResidualThreshold = 1;
constexpr double kPower = 2.0 / 3;  ///< makes a Poisson count nearly symmetric

/// The counts of the same season in earlier years.
struct Reference {
  std::vector<double> counts;
  std::vector<double> times;
};

Reference reference_of(std::span<const double> counts, std::size_t index, const FarringtonSettings& settings) {
  Reference reference;
  for (auto year = settings.years; year > 0; --year) {
    const auto centre = index - year * settings.frequency;
    const auto start = centre > settings.half_window ? centre - settings.half_window : 1;
    for (auto i = start; i <= centre + settings.half_window; ++i) {
      reference.counts.push_back(counts[i - 1]);
      reference.times.push_back(static_cast<double>(i));
    }
  }
  return reference;
}

enum class Trend { kNone, kStraight };

CountModel model_of(const Reference& reference, Trend trend) {
  CountModel model{.counts = reference.counts, .columns = {std::vector<double>(reference.counts.size(), 1.0)}};
  if (trend == Trend::kStraight) model.columns.push_back(reference.times);
  return model;
}

/// Weighs down periods that were outbreaks themselves.
std::vector<double> weights_of(const std::vector<double>& counts, const CountFit& fit) {
  const auto dispersion = std::max(fit.dispersion, 1.0);
  std::vector<double> weights;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto expected = fit.expected[i];
    const auto raw = 1.5 * (std::pow(counts[i], 2.0 / 3) * std::pow(expected, -1.0 / 6) - std::sqrt(expected));
    const auto residual = raw / std::sqrt(dispersion * (1 - fit.leverage[i]));
    weights.push_back(residual > kResidualThreshold ? 1 / (residual * residual) : 1.0);
  }
  const auto scale = static_cast<double>(weights.size()) / std::reduce(weights.begin(), weights.end());
  for (auto& weight : weights) weight *= scale;
  return weights;
}

Result<CountFit> fit_twice(const Reference& reference, Trend trend) {
  auto model = model_of(reference, trend);
  const auto first = TRY(fit_counts(model));
  model.weights = weights_of(model.counts, first);
  return fit_counts(model);
}

struct Prediction {
  double expected = 0;
  double standard_error = 0;  ///< of `expected`
  double dispersion = 1;      ///< at least Poisson's
};

Prediction predict(const CountFit& fit, double time) {
  const std::vector<double> row{1, time};
  double linear = 0;
  double variance = 0;
  for (std::size_t i = 0; i < fit.coefficients.size(); ++i) {
    linear += fit.coefficients[i] * row[i];
    for (std::size_t j = 0; j < fit.coefficients.size(); ++j) variance += row[i] * fit.covariance[i][j] * row[j];
  }
  const auto dispersion = std::max(fit.dispersion, 1.0);
  const auto expected = std::exp(linear);
  return {.expected = expected, .standard_error = expected * std::sqrt(dispersion * variance), .dispersion = dispersion};
}

bool is_significant(const CountFit& fit) {
  const auto standard_error = std::sqrt(fit.dispersion * fit.covariance[1][1]);
  if (standard_error == 0) return false;
  const boost::math::students_t_distribution<double> distribution(static_cast<double>(fit.residual_degrees));
  const auto statistic = std::abs(fit.coefficients[1] / standard_error);
  return 2 * boost::math::cdf(boost::math::complement(distribution, statistic)) < kTrendSignificance;
}

Result<Prediction> prediction_of(const Reference& reference, double time, std::size_t years) {
  if (years >= kTrendYearsMin) {
    const auto fit = fit_twice(reference, Trend::kStraight);
    if (!fit && fit.error().code != ErrorCode::kFailedPrecondition) return fail(fit.error());
    if (fit && is_significant(*fit)) {
      const auto prediction = predict(*fit, time);
      if (prediction.expected <= *std::ranges::max_element(reference.counts)) return prediction;
    }
  }
  return predict(TRY(fit_twice(reference, Trend::kNone)), time);
}

double upper_bound(const Prediction& prediction, double alpha) {
  const auto spread = prediction.dispersion + prediction.standard_error * prediction.standard_error / prediction.expected;
  const auto deviation = std::sqrt(4.0 / 9 * std::cbrt(prediction.expected) * spread);
  return std::pow(std::pow(prediction.expected, kPower) + normal_quantile(1 - alpha / 2) * deviation, 1 / kPower);
}

bool has_enough(std::span<const double> counts, std::size_t index, const FarringtonSettings& settings) {
  const auto recent = counts.subspan(index - settings.enough_periods, settings.enough_periods);
  return std::reduce(recent.begin(), recent.end()) >= settings.enough_counts;
}

Status check(std::span<const double> counts, std::size_t last, const FarringtonSettings& settings) {
  if (settings.years == 0) return fail(ErrorCode::kInvalidArgument, "must look back at least one year", "years");
  if (settings.frequency <= settings.half_window + 1) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("a year needs more than {} periods", settings.half_window + 1),
                "frequency");
  }
  if (!(settings.alpha > 0 && settings.alpha < 1)) return fail(ErrorCode::kInvalidArgument, "lies between 0 and 1", "alpha");
  const auto history = settings.years * settings.frequency;
  if (last == 0 || counts.size() < history + last) {
    return fail(
        ErrorCode::kInvalidArgument,
        fmt::format("{} earlier periods must come before the first to watch, and there are {} in all", history, counts.size()),
        "last");
  }
  return {};
}

}  // namespace

Result<WatchedPoints> farrington(std::span<const double> counts, std::size_t last, const FarringtonSettings& settings) {
  TRY(check(counts, last, settings));
  WatchedPoints points;
  for (auto index = counts.size() - last + 1; index <= counts.size(); ++index) {
    const auto reference = reference_of(counts, index, settings);
    const auto prediction = TRY(prediction_of(reference, static_cast<double>(index), settings.years));
    const auto upper = has_enough(counts, index, settings) ? upper_bound(prediction, settings.alpha) : 0.0;
    const auto observed = counts[index - 1];
    points.push_back({index, observed, prediction.expected, upper, upper > 0 && observed > upper});
  }
  return points;
}

}  // namespace dijkwacht::stats
