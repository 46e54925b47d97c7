#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "crypto/token.h"
#include "policy/data_class.h"
#include "signals/ids.h"
#include "signals/opinion.h"
#include "signals/signal.h"

namespace dijkwacht::signals {

enum class CopyState : std::uint8_t {
  kActive,
  kRemoved,  ///< withdrawn by its owner: only id and revision are left, so that a late older event changes nothing
  kRefused,  ///< not for this node (an account it does not hold): nothing of it is kept
};
std::string_view name_of(CopyState state);
Result<CopyState> parse_copy_state(std::string_view name);

/// A partner's copy of a signal.
struct ReceivedSignal {
  SignalId id;
  std::string sender;  ///< the node it came from: its news renews the lease
  std::int64_t revision = 0;
  CopyState state = CopyState::kActive;
  std::string owner;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string type;
  crypto::Token token;               ///< under this node's own key
  Bytes sealed;                      ///< sealed to this node; empty when `value` stands in clear
  std::optional<std::string> value;  ///< TECH only
  Listing listing = Listing::kBlock;
  RuleVersion rule;
  OpinionSummary opinion;
  Time shared_at;
  Time received_at;
};

}  // namespace dijkwacht::signals
