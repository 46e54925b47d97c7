#pragma once

#include <cstddef>
#include <span>

#include "base/result.h"
#include "stats/watched_point.h"

namespace dijkwacht::stats {

/// As in R's surveillance (`algo.farrington`; its letters in brackets).
struct FarringtonSettings {
  std::size_t frequency = 52;      ///< periods a year
  std::size_t years = 5;           ///< looked back, at least 1 (b)
  std::size_t half_window = 3;     ///< periods on either side of the same period in an earlier year (w)
  double alpha = 0.01;             ///< of the two-sided prediction interval
  double enough_counts = 5;        ///< fewer than these in ...
  std::size_t enough_periods = 4;  ///< ... the last periods: no judgement (limit54)
};

/// Farrington's outbreak detection (Farrington et al. 1996, doi:10.2307/2983331): a quasi-Poisson trend on the same season of
/// earlier years, past outbreaks weighed down by their Anscombe residuals, a prediction interval on the 2/3 power. The trend
/// stays only when it is significant at 5 %, spans three years and does not run above all that was seen. Watches the last `last`
/// periods of `counts`. Where half a window reaches before the first count, it does with the other half. Errors: kInvalidArgument
/// when a setting is out of its range, `last` is 0, or fewer than `years` years precede what it watches; those of `fit_counts`.
/// Pure.
Result<WatchedPoints> farrington(std::span<const double> counts, std::size_t last, const FarringtonSettings& settings);

}  // namespace dijkwacht::stats
