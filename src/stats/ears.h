#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/result.h"
#include "stats/watched_point.h"

namespace dijkwacht::stats {

/// The Early Aberration Reporting System's three charts: for series with little history.
enum class EarsChart : std::uint8_t {
  kC1,  ///< the 7 periods just before
  kC2,  ///< 7 periods, the last 2 left out so that a slow start does not hide itself
  kC3,  ///< as C2, summed over three periods
};

/// The first period that has all its baseline, from 1.
std::size_t first_watched_by_ears(EarsChart chart);

inline constexpr double kEarsAlpha = 0.001;

/// EARS (Fricker, Hegler & Dunfee 2008, doi:10.1002/sim.3197): mean and spread of a moving baseline of 7 periods; `alpha` is
/// one-sided. The bound of C3 is what the count would have to be, given the two counts before it; its inventors took 0.025 there.
/// Watches the last `last` periods.
/// Errors: kInvalidArgument when alpha lies outside (0, 1), `last` is 0 or reaches before `first_watched_by_ears`. Pure.
Result<WatchedPoints> ears(std::span<const double> counts, std::size_t last, EarsChart chart, double alpha = kEarsAlpha);

}  // namespace dijkwacht::stats
