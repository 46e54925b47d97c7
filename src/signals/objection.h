#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/clock.h"
#include "signals/event.h"
#include "signals/ids.h"

namespace dijkwacht::signals {

/// Longest answer to an objection, in bytes.
inline constexpr std::size_t kObjectionAnswerBytesMax = 2000;

/// What a person held says against a signal, as its owner keeps it: sealed until someone who must judge it reads it.
struct Objection {
  ObjectionId id;
  SignalId signal;
  std::string hold;     ///< the partner's own id
  std::string partner;  ///< where the payment waits
  Bytes sealed;         ///< sealed to this exchange
  Time received_at;
  std::optional<event::ObjectionOutcome> outcome;
  std::string answer;  ///< why; empty while open
  std::optional<Time> answered_at;
};

}  // namespace dijkwacht::signals
