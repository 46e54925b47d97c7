#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace dijkwacht::victims {

/// Where a victim's request to get a payment back stands, in the banks' procedure PNBF.
enum class RecoveryState : std::uint8_t {
  kReceived,    ///< told by the victim; the bank looks at the conditions
  kRefused,     ///< a condition is not met; it is named
  kAsked,       ///< the bank asked the payee to repay; the days count
  kArranged,    ///< payee and bank agreed how to repay
  kUnanswered,  ///< the days are over and nothing was repaid
  kReleased,    ///< the victim has name and address
  kDemanded,    ///< the victim sent a letter
  kSummoned,    ///< it lies with the court
  kJudged,      ///< there is a judgment
  kEnforced,    ///< a bailiff carries it out
  kReturned,    ///< money came back
  kClosed,      ///< the victim goes on no more
  kLapsed,      ///< nobody took a step for as long as the terms keep a request
};
inline constexpr std::size_t kRecoveryStateCount = 13;
std::string_view name_of(RecoveryState state);
/// Errors: kInvalidArgument with field "status".
Result<RecoveryState> parse_recovery_state(std::string_view name);
/// Nothing follows any more; what was sealed for it is gone.
bool is_over(RecoveryState state);
/// Has the victim been given name and address, and may still read them?
bool is_name_released(RecoveryState state);
/// The payee was asked, and name and address are still at the bank: a second person can agree with them, or not.
bool is_name_waiting(RecoveryState state);

/// Who takes a step.
enum class Mover : std::uint8_t { kVictim, kBank, kClock };
std::string_view name_of(Mover mover);
Result<Mover> parse_mover(std::string_view name);

/// May `by` take it from `from` to `to`? Pure. Errors: kFailedPrecondition with field "to".
Status check_step(RecoveryState from, RecoveryState to, Mover by);

}  // namespace dijkwacht::victims
