#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"

namespace dijkwacht::stats {

/// A log-linear model of counts: the logarithm of what is expected is `offset` plus the columns, each times its coefficient.
struct CountModel {
  std::vector<double> counts;                ///< 0 or more
  std::vector<std::vector<double>> columns;  ///< each as long as `counts`; an intercept is a column of ones
  std::vector<double> offset = {};           ///< on the log scale; empty: none
  std::vector<double> weights = {};          ///< more than 0; empty: all 1
};

struct CountFit {
  std::vector<double> coefficients;             ///< one a column, on the log scale
  std::vector<std::vector<double>> covariance;  ///< of the coefficients, for counts that vary as Poisson's (dispersion 1)
  std::vector<double> expected;                 ///< one a row, in counts
  std::vector<double> leverage;                 ///< one a row, 0 to 1
  double dispersion = 0;                        ///< Pearson's chi-square by its degrees of freedom; 1 for Poisson counts
  std::size_t residual_degrees = 0;             ///< rows less columns
};

/// Poisson regression by iteratively reweighted least squares (McCullagh & Nelder 1989, §2.5), started at the counts plus 0.1 and
/// ended when the deviance moves by less than 1e-8 of itself: the rule of R's `glm`, so that published figures are met to their
/// last digit. Covariance, leverage and dispersion are those of the last step, as there. Errors: kInvalidArgument when lengths
/// differ, a number is out of its range, columns hang together (one follows from the others) or there are no more rows than
/// columns; kFailedPrecondition when 25 steps do not settle it. Pure.
Result<CountFit> fit_counts(const CountModel& model);

}  // namespace dijkwacht::stats
