#include "signals/signal.h"

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<Listing, 2> kListings{"block", "allow"};
constexpr NameTable<SignalState, 4> kStates{"waiting", "shared", "withdrawn", "expired"};
constexpr NameTable<WithdrawalReason, 7> kReasons{"opinion-withdrawn", "below-threshold", "objection-upheld", "rule-off",
                                                  "expired",           "stop-identifier", "objection-pending"};

}  // namespace

std::string_view name_of(Listing listing) { return kListings.name(listing); }
Result<Listing> parse_listing(std::string_view name) { return kListings.parse(name, "listing"); }
std::string_view name_of(SignalState state) { return kStates.name(state); }
Result<SignalState> parse_signal_state(std::string_view name) { return kStates.parse(name, "state"); }
std::string_view name_of(WithdrawalReason reason) { return kReasons.name(reason); }
Result<WithdrawalReason> parse_withdrawal_reason(std::string_view name) { return kReasons.parse(name, "reason"); }

Result<Signal> share(Signal signal, RuleVersion rule, Time now) {
  if (signal.state == SignalState::kShared) return fail(ErrorCode::kFailedPrecondition, "this signal is shared already");
  signal.state = SignalState::kShared;
  signal.revision += 1;
  signal.rule = std::move(rule);
  signal.withdrawn_because.reset();
  signal.shared_at = now;
  signal.changed_at = now;
  return signal;
}

Result<Signal> withdraw(Signal signal, WithdrawalReason reason, Time now) {
  if (signal.state != SignalState::kShared) return fail(ErrorCode::kFailedPrecondition, "this signal is not shared");
  signal.state = reason == WithdrawalReason::kExpired ? SignalState::kExpired : SignalState::kWithdrawn;
  signal.revision += 1;
  signal.withdrawn_because = reason;
  signal.changed_at = now;
  return signal;
}

bool may_return(const Signal& signal) {
  if (signal.state == SignalState::kWaiting) return true;
  if (signal.state != SignalState::kWithdrawn) return false;
  const auto because = signal.withdrawn_because;
  return because == WithdrawalReason::kBelowThreshold || because == WithdrawalReason::kRuleOff ||
         because == WithdrawalReason::kStopIdentifier || because == WithdrawalReason::kObjectionPending;
}

}  // namespace dijkwacht::signals
