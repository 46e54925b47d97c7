#pragma once

#include <cstddef>
#include <span>

#include "base/result.h"
#include "stats/watched_point.h"

namespace dijkwacht::stats {

/// The reference value and decision limit that R's surveillance takes by default (`algo.cusum`).
struct CusumSettings {
  double reference = 1.04;  ///< taken off each period's deviation (k)
  double limit = 2.26;      ///< the sum that is an alarm (h)
};

/// A one-sided cumulative sum of Poisson counts, each made nearly normal first (Rossi, Lampugnani & Marchi 1999,
/// doi:10.1002/(SICI)1097-0258(19990830)18:16<2111::AID-SIM171>3.0.CO;2-Q). Watches the last `last` periods; all before them are
/// the training that gives the mean. The sum starts at 0, is never below it, and an alarm does not reset it. `upper` is the count
/// that would just be an alarm, given the sum so far; 0 once no count could prevent it. Errors: kInvalidArgument when `last` is
/// 0, leaves no training, or nothing was counted in training. Pure.
Result<WatchedPoints> cusum(std::span<const double> counts, std::size_t last, const CusumSettings& settings = {});

}  // namespace dijkwacht::stats
