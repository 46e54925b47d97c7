#include "stats/cusum.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dijkwacht::stats {
namespace {

/// In deviations of a normal variable: the mean of two usual transformations, closer to normal than either.
double normalised(double count, double mean) { return (count - 3 * mean + 2 * std::sqrt(count * mean)) / (2 * std::sqrt(mean)); }

/// The count whose `normalised` is `deviations`; 0 when that of a count of 0 is above it already.
double count_at(double deviations, double mean) {
  const auto square = 4 * mean + 2 * deviations * std::sqrt(mean);
  const auto root = std::sqrt(std::max(0.0, square)) - std::sqrt(mean);
  return root > 0 ? root * root : 0;
}

}  // namespace

Result<WatchedPoints> cusum(std::span<const double> counts, std::size_t last, const CusumSettings& settings) {
  if (last == 0 || last >= counts.size()) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("must leave earlier periods to learn from, of {} in all", counts.size()),
                "last");
  }
  const auto training = counts.first(counts.size() - last);
  const auto mean = std::reduce(training.begin(), training.end()) / static_cast<double>(training.size());
  if (!(mean > 0)) return fail(ErrorCode::kInvalidArgument, "nothing was counted before the periods to watch", "count");
  WatchedPoints points;
  double sum = 0;
  for (auto index = training.size() + 1; index <= counts.size(); ++index) {
    const auto observed = counts[index - 1];
    const auto upper = count_at(settings.limit + settings.reference - sum, mean);
    sum = std::max(0.0, sum + normalised(observed, mean) - settings.reference);
    points.push_back({index, observed, mean, upper, sum >= settings.limit});
  }
  return points;
}

}  // namespace dijkwacht::stats
