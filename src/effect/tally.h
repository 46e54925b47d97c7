#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::effect {

/// What was counted of a group of payments: an arm, or a unit's week. A value.
struct Tally {
  std::int64_t payments = 0;
  std::int64_t frauds = 0;      ///< later reported, of the types that the intervention is meant against
  std::int64_t neighbours = 0;  ///< later reported, of the types to which fraud might move
  std::int64_t loss_minor = 0;  ///< of both, in cents
  double loss_squares = 0;      ///< sum of the squared losses, in euros squared; of arms only
  // The harm ledger.
  std::int64_t wrong_holds = 0;
  std::int64_t minutes_waited = 0;  ///< because of those
  std::int64_t complaints = 0;      ///< and objections

  Tally& operator+=(const Tally& other);
};

/// Within its payments: no more frauds, wrong holds or complaints than there are payments, nothing below 0, and below 10^9.
/// Errors: kInvalidArgument naming the field. Pure.
Status check_tally(const Tally& tally);

/// A unit's week.
struct UnitWeek {
  std::string unit;
  std::chrono::year_month_day monday;
  Tally tally;
};

/// {unit, week (a Monday), payments, frauds, neighbours, lossMinor, wrongHolds, minutesWaited, complaints}. Errors:
/// kInvalidArgument naming the path.
Result<UnitWeek> read_unit_week(const JsonValue& json);

}  // namespace dijkwacht::effect
