#include "stats/interval.h"

#include <boost/math/distributions/normal.hpp>

namespace dijkwacht::stats {
namespace {

const boost::math::normal_distribution<double> kStandardNormal;

}  // namespace

double normal_quantile(double probability) { return boost::math::quantile(kStandardNormal, probability); }

double normal_probability(double quantile) { return boost::math::cdf(kStandardNormal, quantile); }

double two_sided_quantile() { return normal_quantile(0.5 + kConfidence / 2); }

Estimate normal_estimate(double value, double standard_error) {
  const auto half_width = two_sided_quantile() * standard_error;
  return {.value = value, .standard_error = standard_error, .interval = {value - half_width, value + half_width}};
}

}  // namespace dijkwacht::stats
