#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "policy/decision.h"
#include "signals/received_signal.h"

namespace dijkwacht::signals {

enum class AnswerState : std::uint8_t {
  kKnown,        ///< a block-listing stands; see `signals`
  kNoneKnown,    ///< nothing stands here, which is no promise of safety
  kUnavailable,  ///< there is something that may not be used now (no news from its owner, or its rule is not in force)
  kDenied,       ///< policy does not let this partner ask; see `denied`
};
std::string_view name_of(AnswerState state);

/// A signal as an answer shows it: from whom, how old, how sure.
struct CheckedSignal {
  SignalId id;
  std::int64_t revision = 0;
  std::string owner;
  std::string sender;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string type;                  ///< of the name that is listed: a domain's parent may be
  std::optional<std::string> value;  ///< the listed name; TECH only
  Listing listing = Listing::kBlock;
  RuleVersion rule;
  OpinionSummary opinion;
  Time shared_at;
  Time received_at;
  Duration age{};                   ///< since it was received
  std::optional<Time> lease_until;  ///< nothing when its owner was never heard since the start
  bool is_stale = false;            ///< the lease has passed; only what names no natural person is still shown then
};

/// The answer on one identifier.
struct CheckAnswer {
  AnswerState state = AnswerState::kNoneKnown;
  /// What the most specific listing says; nothing when there is none.
  std::optional<Listing> listing;
  std::vector<CheckedSignal> signals;  ///< most specific first
  bool conflict = false;               ///< some owners block and others allow
  std::vector<policy::Reason> denied;
  std::string notice;  ///< code of a text in data/texts/signals.toml
};

/// A copy found under one of the names that were asked.
struct Match {
  std::size_t rank = 0;  ///< 0 is the most specific name
  ReceivedSignal copy;
  std::optional<Time> lease_until;
  bool rule_in_force = false;
};

/// Weighs what was found: opinions that ended do not count; signals about persons need a lease that runs and a rule in force,
/// others a rule in force; the most specific listing wins, at equal rank the allow-list. Pure.
CheckAnswer answer(std::vector<Match> matches, Time now);
/// The answer of someone who may not ask. Pure.
CheckAnswer deny(std::vector<policy::Reason> reasons);

}  // namespace dijkwacht::signals
