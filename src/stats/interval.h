#pragma once

namespace dijkwacht::stats {

/// Every interval of this room holds the truth in this share of repetitions, as far as its method's assumptions hold.
inline constexpr double kConfidence = 0.95;
inline constexpr double kAlpha = 0.05;  ///< the rest: how often it does not

struct Interval {
  double low = 0;
  double high = 0;
};

/// A figure never stands without its uncertainty.
struct Measure {
  double value = 0;
  Interval interval;
};

struct Estimate {
  double value = 0;
  double standard_error = 0;
  Interval interval;
};

/// The standard normal distribution. `probability` in (0, 1).
double normal_quantile(double probability);
double normal_probability(double quantile);
/// Half the width of a 95 % interval in standard errors: 1.959964.
double two_sided_quantile();

/// `value` with the interval of a normal estimator. The value's own unit.
Estimate normal_estimate(double value, double standard_error);

}  // namespace dijkwacht::stats
