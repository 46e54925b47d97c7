#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "signals/ids.h"

namespace dijkwacht::signals {

enum class Listing : std::uint8_t { kBlock, kAllow };
std::string_view name_of(Listing listing);
Result<Listing> parse_listing(std::string_view name);

enum class SignalState : std::uint8_t {
  kWaiting,    ///< an opinion stands, policy does not (yet) let anyone learn of it
  kShared,     ///< others may hold a copy
  kWithdrawn,  ///< no longer shared; every receiver is told
  kExpired,    ///< its opinion's validity passed; every receiver is told
};
std::string_view name_of(SignalState state);
/// Errors: kInvalidArgument with field "state".
Result<SignalState> parse_signal_state(std::string_view name);

enum class WithdrawalReason : std::uint8_t {
  kOpinionWithdrawn,
  kBelowThreshold,
  kObjectionUpheld,
  kRuleOff,
  kExpired,
  kStopIdentifier,    ///< strangers turned out to share it: it says nothing about its holder
  kObjectionPending,  ///< paused while its owner looks whether a person who objects is right
};
/// "below-threshold": in the event that tells the receivers, and in audit.
std::string_view name_of(WithdrawalReason reason);
Result<WithdrawalReason> parse_withdrawal_reason(std::string_view name);

/// The rule that let a signal be shared, as it stood then.
struct RuleVersion {
  std::string id;
  int revision = 0;
  Duration lease{};  ///< how long a copy may be used without news from the owner

  friend bool operator==(const RuleVersion&, const RuleVersion&) = default;
};

/// What policy lets another party learn from an indicator and an opinion. One per indicator, owner and listing, for good: its
/// revision counts every change that receivers must know, and they ignore lower ones.
struct Signal {
  SignalId id;
  IndicatorId indicator;
  OpinionId opinion;
  std::string owner;  ///< organisation
  Listing listing = Listing::kBlock;
  SignalState state = SignalState::kWaiting;
  std::int64_t revision = 0;  ///< 0 while it was never shared
  RuleVersion rule;           ///< empty while it was never shared
  std::optional<WithdrawalReason> withdrawn_because;
  std::optional<Time> shared_at;
  Time changed_at;
};

/// Shared from now on under `rule`. Errors: kFailedPrecondition when it is shared already.
Result<Signal> share(Signal signal, RuleVersion rule, Time now);
/// No longer shared. Errors: kFailedPrecondition when it is not shared.
Result<Signal> withdraw(Signal signal, WithdrawalReason reason, Time now);

/// Was it withdrawn for a cause that can pass by itself (threshold, rule, stop identifier, pause), so that it may be shared again
/// without a new opinion?
bool may_return(const Signal& signal);

}  // namespace dijkwacht::signals
