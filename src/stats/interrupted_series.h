#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "stats/interval.h"

namespace dijkwacht::stats {

/// How far counts may stray from what is expected of them.
enum class Spread : std::uint8_t {
  kPoisson,       ///< the variance is the mean
  kQuasiPoisson,  ///< the variance is the mean times the dispersion that the data show
};

/// Counts over time, before and after something was done. All of one length.
struct InterruptedSeries {
  std::vector<double> counts;
  std::vector<double> times;           ///< any unit; the trend is straight in it
  std::vector<double> interventions;   ///< 0 before, 1 after (or a share in between)
  std::vector<double> exposures = {};  ///< population at risk, more than 0; empty: constant
  std::size_t harmonics = 0;           ///< pairs of sine and cosine for the season
  double season_length = 12;           ///< in units of `times`
  Spread spread = Spread::kPoisson;
};

struct StepEffect {
  double rate_ratio = 0;  ///< after by before, at equal trend and season
  Interval interval;
  double dispersion = 0;  ///< Pearson's; far above 1, Poisson's interval is too narrow
  std::size_t rows = 0;
  std::size_t rows_after = 0;  ///< with the intervention
};

/// The step in level at an intervention: Poisson regression on the intervention, a straight trend, the season's harmonics, and
/// the logarithm of the exposure as offset (Lopez Bernal, Cummins & Gasparrini 2017, doi:10.1093/ije/dyw098). Wald's interval.
/// Errors: kInvalidArgument when the intervention is not 0 somewhere and 1 elsewhere, an exposure is not more than 0, or the
/// season has no room for its harmonics; those of `fit_counts`. Pure.
Result<StepEffect> step_effect(const InterruptedSeries& series);

}  // namespace dijkwacht::stats
