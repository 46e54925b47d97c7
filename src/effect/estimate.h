#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "effect/intervention.h"
#include "effect/measured_effect.h"
#include "effect/tally.h"

namespace dijkwacht::effect {

/// Why nothing is measured yet.
enum class NotMeasured : std::uint8_t { kNotStarted, kTooFew };
std::string_view name_of(NotMeasured why);
Result<NotMeasured> parse_not_measured(std::string_view name);

/// What an intervention changed. What could not be estimated is not there.
struct Estimates {
  std::optional<MeasuredEffect> fraud;         ///< payments reported as fraud of the types meant, of 10,000
  std::optional<MeasuredEffect> displacement;  ///< the same of the neighbouring types: above 0, fraud moved
  std::optional<MeasuredEffect> harm;          ///< wrong holds, of 10,000 payments
  std::optional<MeasuredEffect> loss;          ///< euros lost to all of these types, in 1,000 payments
  std::optional<MeasuredEffect> price;         ///< euros spent for a euro prevented; only when the loss surely fell
  Tally treated;                               ///< what the estimates rest on
  Tally compared;
};

/// Both arms of a trial: shares by Newcombe (stats/two_arms.h), losses by Welch. Pure.
Estimates estimate_trial(const Plan& plan, const Tally& treated, const Tally& held_out, Time now);

/// Units that switched on one after the other (stats/group_time_aggregates.h, compared with those whose turn has not come), over
/// the weeks that every unit told. Pure.
Estimates estimate_steps(const Plan& plan, const std::vector<UnitWeek>& weeks, Time now);

inline constexpr std::int64_t kToldMin = 10;  ///< no smaller count leaves the partner, nor what is left of its payments
inline constexpr std::int64_t kToldStep = 5;  ///< counts that leave are rounded to a multiple

/// May a count out of so many leave? Pure.
bool may_be_told(std::int64_t events, std::int64_t of);

/// What of the estimates may leave the partner: those that rest on ten events or more on both sides, rounded; and the harm ledger
/// likewise. Pure.
struct ToldEstimates {
  std::optional<MeasuredEffect> fraud;
  std::optional<MeasuredEffect> displacement;
  std::optional<MeasuredEffect> harm;
  std::optional<MeasuredEffect> loss;
  std::optional<MeasuredEffect> price;
  std::optional<std::int64_t> payments;  ///< with the barrier
  std::optional<std::int64_t> wrong_holds;
  std::optional<std::int64_t> minutes_waited;
  std::optional<std::int64_t> complaints;
};
ToldEstimates told_outside(const Estimates& estimates);
/// As the partner itself reads them: whole.
ToldEstimates told_inside(const Estimates& estimates);

}  // namespace dijkwacht::effect
