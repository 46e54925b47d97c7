#include "stats/two_arms.h"

#include <algorithm>
#include <boost/math/distributions/non_central_t.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace dijkwacht::stats {
namespace {

constexpr int kHalvings = 60;  ///< of the search for a detectable difference: below the last bit of a double

double square(double number) { return number * number; }

double variance_of_mean(const ValueArm& arm) { return square(arm.deviation) / static_cast<double>(arm.size); }

struct WelchSpread {
  double standard_error = 0;
  double degrees = 0;
};

WelchSpread welch(const ValueArm& treated, const ValueArm& control) {
  const auto of_treated = variance_of_mean(treated);
  const auto of_control = variance_of_mean(control);
  const auto sum = of_treated + of_control;
  const auto weighed =
      square(of_treated) / static_cast<double>(treated.size - 1) + square(of_control) / static_cast<double>(control.size - 1);
  return {.standard_error = std::sqrt(sum), .degrees = square(sum) / weighed};
}

double student_quantile(double degrees) {
  return boost::math::quantile(boost::math::complement(boost::math::students_t_distribution<double>(degrees), kAlpha / 2));
}

Measure around(double value, double half_width) { return {value, {value - half_width, value + half_width}}; }

Measure log_ratio(double ratio, double half_width) {
  return {ratio, {ratio * std::exp(-half_width), ratio * std::exp(half_width)}};
}

/// The first difference above 0 whose power reaches `power`, in (0, high]; power must rise with the difference.
template <typename Power>
double first_with(double power, double high, Power power_of) {
  double low = 0;
  for (int i = 0; i < kHalvings; ++i) {
    const auto middle = (low + high) / 2;
    (power_of(middle) < power ? low : high) = middle;
  }
  return high;
}

}  // namespace

EventArm events_in(std::span<const double> outcomes) {
  return {.events = static_cast<std::size_t>(std::ranges::count(outcomes, 1.0)), .size = outcomes.size()};
}

ValueArm values_in(std::span<const double> outcomes) {
  const auto size = static_cast<double>(outcomes.size());
  double mean = 0;
  for (const auto outcome : outcomes) mean += outcome / size;
  double squares = 0;
  for (const auto outcome : outcomes) squares += square(outcome - mean);
  return {.mean = mean, .deviation = std::sqrt(squares / (size - 1)), .size = outcomes.size()};
}

Measure share_of(const EventArm& arm) {
  const auto size = static_cast<double>(arm.size);
  const auto share = arm.share();
  const auto squared = square(two_sided_quantile());
  const auto centre = (share + squared / (2 * size)) / (1 + squared / size);
  const auto half_width = std::sqrt(squared * (share * (1 - share) / size + squared / (4 * size * size))) / (1 + squared / size);
  return {share, {std::max(0.0, centre - half_width), std::min(1.0, centre + half_width)}};
}

Measure mean_of(const ValueArm& arm) {
  return around(arm.mean, student_quantile(static_cast<double>(arm.size - 1)) * std::sqrt(variance_of_mean(arm)));
}

Result<ArmComparison> compare_shares(const EventArm& treated, const EventArm& control) {
  if (treated.size == 0 || control.size == 0) return fail(ErrorCode::kInvalidArgument, "both arms need members", "arm");
  if (treated.events > treated.size || control.events > control.size) {
    return fail(ErrorCode::kInvalidArgument, "an arm cannot have more events than members", "outcome");
  }
  const auto [of_treated, range_of_treated] = share_of(treated);
  const auto [of_control, range_of_control] = share_of(control);
  const auto difference = of_treated - of_control;
  const auto below = std::hypot(of_treated - range_of_treated.low, range_of_control.high - of_control);
  const auto above = std::hypot(range_of_treated.high - of_treated, of_control - range_of_control.low);
  ArmComparison comparison{.difference = {difference, {difference - below, difference + above}}};
  if (treated.events > 0 && control.events > 0) {
    const auto rest = [](const EventArm& arm) { return 1 / static_cast<double>(arm.events) - 1 / static_cast<double>(arm.size); };
    comparison.ratio = log_ratio(of_treated / of_control, two_sided_quantile() * std::sqrt(rest(treated) + rest(control)));
  }
  return comparison;
}

Result<ArmComparison> compare_means(const ValueArm& treated, const ValueArm& control) {
  if (treated.size < 2 || control.size < 2) {
    return fail(ErrorCode::kInvalidArgument, "each arm needs two members to say how certain a mean is", "arm");
  }
  const auto spread = welch(treated, control);
  if (!(spread.standard_error > 0)) {
    return fail(ErrorCode::kInvalidArgument, "the outcome does not vary within the arms", "outcome");
  }
  const auto quantile = student_quantile(spread.degrees);
  ArmComparison comparison{.difference = around(treated.mean - control.mean, quantile * spread.standard_error)};
  if (treated.mean > 0 && control.mean > 0) {
    const auto of_logarithm =
        std::sqrt(variance_of_mean(treated) / square(treated.mean) + variance_of_mean(control) / square(control.mean));
    comparison.ratio = log_ratio(treated.mean / control.mean, quantile * of_logarithm);
  }
  return comparison;
}

std::optional<double> power_of_shares(double control_share, double difference, std::size_t treated, std::size_t control) {
  const auto share = control_share + difference;
  if (share < 0 || share > 1) return std::nullopt;
  const auto of_treated = static_cast<double>(treated);
  const auto of_control = static_cast<double>(control);
  const auto pooled = (share * of_treated + control_share * of_control) / (of_treated + of_control);
  const auto if_equal = std::sqrt(pooled * (1 - pooled) * (1 / of_treated + 1 / of_control));
  const auto if_not = std::sqrt(share * (1 - share) / of_treated + control_share * (1 - control_share) / of_control);
  if (if_not == 0) return difference == 0 ? kAlpha / 2 : 1;
  return normal_probability((std::abs(difference) - two_sided_quantile() * if_equal) / if_not);
}

double power_of_means(double difference, const ValueArm& treated, const ValueArm& control) {
  const auto spread = welch(treated, control);
  const boost::math::non_central_t_distribution<double> shifted(spread.degrees, std::abs(difference) / spread.standard_error);
  return boost::math::cdf(boost::math::complement(shifted, student_quantile(spread.degrees)));
}

std::optional<double> detectable_share(double control_share, std::size_t treated, std::size_t control, double power) {
  const auto power_at = [=](double difference) {
    return power_of_shares(control_share, difference, treated, control).value_or(1);
  };
  const auto largest = 1 - control_share;
  if (largest <= 0 || power_at(largest) < power) return std::nullopt;
  return first_with(power, largest, power_at);
}

std::optional<double> detectable_mean(const ValueArm& treated, const ValueArm& control, double power) {
  const auto power_at = [&](double difference) { return power_of_means(difference, treated, control); };
  // Ten standard errors beyond the quantile are found for certain.
  const auto spread = welch(treated, control);
  const auto largest = (student_quantile(spread.degrees) + 10) * spread.standard_error;
  if (power_at(largest) < power) return std::nullopt;
  return first_with(power, largest, power_at);
}

}  // namespace dijkwacht::stats
