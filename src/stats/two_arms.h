#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "base/result.h"
#include "stats/interval.h"

namespace dijkwacht::stats {

/// How often something happened in one arm of a trial.
struct EventArm {
  std::size_t events = 0;
  std::size_t size = 0;

  double share() const { return static_cast<double>(events) / static_cast<double>(size); }
};

/// A measured quantity in one arm.
struct ValueArm {
  double mean = 0;
  double deviation = 0;  ///< standard deviation, with size-1
  std::size_t size = 0;
};

/// Outcomes that are 0 or 1.
EventArm events_in(std::span<const double> outcomes);
/// `outcomes`: at least two.
ValueArm values_in(std::span<const double> outcomes);

/// The treated arm against the control arm.
struct ArmComparison {
  Measure difference;            ///< treated less control
  std::optional<Measure> ratio;  ///< treated by control; none where an arm has no events, or a mean is not above 0
};

/// Wilson's score interval of a share (1927, doi:10.1080/01621459.1927.10502953). `size` at least 1.
Measure share_of(const EventArm& arm);
/// Student's interval of a mean. `size` at least 2.
Measure mean_of(const ValueArm& arm);

/// Difference by Newcombe's hybrid of Wilson's intervals (1998, method 10, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-
/// SIM779>3.0.CO;2-I); ratio by Katz' logarithm (1978, doi:10.2307/2530610).
/// Errors: kInvalidArgument when an arm is empty or has more events than members. Pure.
Result<ArmComparison> compare_shares(const EventArm& treated, const EventArm& control);

/// Difference by Welch (1947, doi:10.1093/biomet/34.1-2.28), degrees of freedom by Satterthwaite; ratio by the delta method on
/// the logarithm, with Welch's quantile. Errors: kInvalidArgument when an arm has fewer than two members or neither arm varies.
/// Pure.
Result<ArmComparison> compare_means(const ValueArm& treated, const ValueArm& control);

/// The chance that a trial of these sizes finds `difference` (more or less; two-sided at 5 %), if the control arm is as observed.
/// For shares, the treated share must lie within 0 and 1; nothing when it does not.
std::optional<double> power_of_shares(double control_share, double difference, std::size_t treated, std::size_t control);
/// Both arms' spread taken as observed.
double power_of_means(double difference, const ValueArm& treated, const ValueArm& control);

/// The smallest increase that a trial of these sizes finds with a chance of `power`; none when even the largest is not. A
/// decrease of a share is an increase of its complement; means are found either way.
std::optional<double> detectable_share(double control_share, std::size_t treated, std::size_t control, double power);
std::optional<double> detectable_mean(const ValueArm& treated, const ValueArm& control, double power);

}  // namespace dijkwacht::stats
