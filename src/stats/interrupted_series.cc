#include "stats/interrupted_series.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stats/count_regression.h"

namespace dijkwacht::stats {
namespace {

constexpr std::size_t kIntervention = 1;  ///< its column

std::vector<double> wave(const std::vector<double>& times, double cycles_a_unit, double (*function)(double)) {
  std::vector<double> column;
  for (const auto time : times) column.push_back(function(2 * std::numbers::pi * cycles_a_unit * time));
  return column;
}

double sine(double angle) { return std::sin(angle); }
double cosine(double angle) { return std::cos(angle); }

Status check(const InterruptedSeries& series) {
  if (series.times.size() != series.counts.size() || series.interventions.size() != series.counts.size()) {
    return fail(ErrorCode::kInvalidArgument, "counts, times and interventions must be equally long");
  }
  const auto [low, high] = std::ranges::minmax_element(series.interventions);
  if (low == series.interventions.end() || *low != 0 || *high != 1) {
    return fail(ErrorCode::kInvalidArgument, "must be 0 before and 1 after, and have both", "intervention");
  }
  if (!std::ranges::all_of(series.exposures, [](double exposure) { return std::isfinite(exposure) && exposure > 0; })) {
    return fail(ErrorCode::kInvalidArgument, "must be more than 0 in every row", "offset");
  }
  if (series.harmonics > 0 && !(series.season_length > 2 * static_cast<double>(series.harmonics))) {
    return fail(ErrorCode::kInvalidArgument, "a season has room for fewer harmonics than half its length", "harmonics");
  }
  return {};
}

CountModel model_of(const InterruptedSeries& series) {
  CountModel model{.counts = series.counts,
                   .columns = {std::vector<double>(series.counts.size(), 1.0), series.interventions, series.times}};
  for (std::size_t i = 1; i <= series.harmonics; ++i) {
    const auto cycles = static_cast<double>(i) / series.season_length;
    model.columns.push_back(wave(series.times, cycles, sine));
    model.columns.push_back(wave(series.times, cycles, cosine));
  }
  for (const auto exposure : series.exposures) model.offset.push_back(std::log(exposure));
  return model;
}

}  // namespace

Result<StepEffect> step_effect(const InterruptedSeries& series) {
  TRY(check(series));
  const auto fit = TRY(fit_counts(model_of(series)));
  const auto scale = series.spread == Spread::kQuasiPoisson ? fit.dispersion : 1.0;
  const auto step =
      normal_estimate(fit.coefficients[kIntervention], std::sqrt(scale * fit.covariance[kIntervention][kIntervention]));
  return StepEffect{.rate_ratio = std::exp(step.value),
                    .interval = {std::exp(step.interval.low), std::exp(step.interval.high)},
                    .dispersion = fit.dispersion,
                    .rows = series.counts.size(),
                    .rows_after = static_cast<std::size_t>(
                        std::ranges::count_if(series.interventions, [](double share) { return share > 0; }))};
}

}  // namespace dijkwacht::stats
