#include "stats/ears.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/interval.h"

namespace dijkwacht::stats {
namespace {

constexpr std::size_t kBaseline = 7;
constexpr std::size_t kGuard = 2;   ///< periods between baseline and the period watched, in C2 and C3
constexpr std::size_t kSummed = 2;  ///< earlier periods that C3 adds

struct Baseline {
  double mean = 0;
  double deviation = 0;
};

Baseline baseline_before(std::span<const double> counts, std::size_t index, std::size_t guard) {
  const auto window = counts.subspan(index - 1 - guard - kBaseline, kBaseline);
  const auto mean = std::reduce(window.begin(), window.end()) / kBaseline;
  const auto squares = std::transform_reduce(window.begin(), window.end(), 0.0, std::plus<>(),
                                             [mean](double count) { return (count - mean) * (count - mean); });
  return {.mean = mean, .deviation = std::sqrt(squares / (kBaseline - 1))};
}

/// How far a count lay above its baseline, in deviations beyond the first. A baseline that does not vary gives no scale: a count
/// above it lies beyond all bounds, as far as the sum goes.
double excess(std::span<const double> counts, std::size_t index) {
  const auto baseline = baseline_before(counts, index, kGuard);
  const auto above = counts[index - 1] - baseline.mean;
  if (above <= 0) return 0;
  return std::max(0.0, above / baseline.deviation - 1);
}

double sum_bound(std::span<const double> counts, std::size_t index, const Baseline& baseline, double quantile) {
  double before = 0;
  for (std::size_t i = 1; i <= kSummed; ++i) before += excess(counts, index - i);
  const auto observed = counts[index - 1];
  if (baseline.deviation == 0) return observed;
  return std::max(0.0, observed + baseline.deviation * (quantile - before));
}

WatchedPoint watch(std::span<const double> counts, std::size_t index, EarsChart chart, double quantile) {
  const auto baseline = baseline_before(counts, index, chart == EarsChart::kC1 ? 0 : kGuard);
  const auto observed = counts[index - 1];
  const auto upper =
      chart == EarsChart::kC3 ? sum_bound(counts, index, baseline, quantile) : baseline.mean + quantile * baseline.deviation;
  return {index, observed, baseline.mean, upper, observed > upper};
}

}  // namespace

std::size_t first_watched_by_ears(EarsChart chart) {
  switch (chart) {
    case EarsChart::kC1: return kBaseline + 1;
    case EarsChart::kC2: return kBaseline + kGuard + 1;
    case EarsChart::kC3: return kBaseline + kGuard + kSummed + 1;
  }
  return 0;
}

Result<WatchedPoints> ears(std::span<const double> counts, std::size_t last, EarsChart chart, double alpha) {
  if (!(alpha > 0 && alpha < 1)) return fail(ErrorCode::kInvalidArgument, "lies between 0 and 1", "alpha");
  const auto first = first_watched_by_ears(chart);
  if (last == 0 || counts.size() < first + last - 1) {
    return fail(
        ErrorCode::kInvalidArgument,
        fmt::format("{} earlier periods must come before the first to watch, and there are {} in all", first - 1, counts.size()),
        "last");
  }
  const auto quantile = normal_quantile(1 - alpha);
  WatchedPoints points;
  for (auto index = counts.size() - last + 1; index <= counts.size(); ++index) {
    points.push_back(watch(counts, index, chart, quantile));
  }
  return points;
}

}  // namespace dijkwacht::stats
