#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "policy/data_class.h"
#include "signals/ids.h"
#include "signals/opinion.h"
#include "signals/signal.h"

/// What travels between the node that owns signals and the nodes that hold copies, as data of events. Pure.
/// Reading: errors are kInvalidArgument naming the member ("signals[3].validUntil"); no value stands in any message.
namespace dijkwacht::signals::event {

inline constexpr std::string_view kShared = "signal.shared";
inline constexpr std::string_view kBatch = "signal.batch";
inline constexpr std::string_view kWithdrawn = "signal.withdrawn";
inline constexpr std::string_view kReceived = "signal.received";
inline constexpr std::string_view kRemoved = "signal.removed";
inline constexpr std::string_view kObjectionRaised = "objection.raised";
inline constexpr std::string_view kObjectionAnswered = "objection.answered";

/// Signals of one `signal.batch`: about 200 kB of JSON, so that an event stays far below the limit of a body.
inline constexpr std::size_t kBatchSignalsMax = 500;

/// `signal.shared`: exactly one of `value` (TECH, in clear) and `sealed_value` (persons, sealed to the recipient) is set.
struct Shared {
  SignalId signal;
  std::int64_t revision = 0;
  RuleVersion rule;
  std::string owner;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string type;
  Listing listing = Listing::kBlock;
  std::optional<std::string> value;
  Bytes sealed_value;
  OpinionSummary opinion;
  Time shared_at;
};
std::string shared_text(const Shared& shared);
std::string batch_text(const std::vector<Shared>& batch);
/// Reads `signal.shared` or `signal.batch`; nothing when the sender erased it because the signal was withdrawn on the way.
Result<std::vector<Shared>> read_shared(std::string_view type, std::string_view data);

struct Withdrawn {
  SignalId signal;
  std::int64_t revision = 0;
  WithdrawalReason reason = WithdrawalReason::kOpinionWithdrawn;
  Time at;
};
std::string withdrawn_text(const Withdrawn& withdrawn);
Result<Withdrawn> read_withdrawn(std::string_view data);

struct Received {
  std::vector<SignalId> signals;
  Time at;
};
std::string received_text(const Received& received);
Result<Received> read_received(std::string_view data);

struct Removed {
  SignalId signal;
  std::int64_t revision = 0;
  Time at;
};
std::string removed_text(const Removed& removed);
Result<Removed> read_removed(std::string_view data);

/// The signal on which a partner says that it acted: that a payment waits. What else it tells is the partner's own.
Result<SignalId> read_acted_on(std::string_view data);

/// `hold` is the partner's own id: an opaque text here.
struct ObjectionRaised {
  ObjectionId objection;
  SignalId signal;
  std::string hold;
  Bytes sealed;
  Time at;
};
std::string objection_raised_text(const ObjectionRaised& raised);
Result<ObjectionRaised> read_objection_raised(std::string_view data);

enum class ObjectionOutcome : std::uint8_t { kUpheld, kRejected };
std::string_view name_of(ObjectionOutcome outcome);
/// Errors: kInvalidArgument with field "outcome".
Result<ObjectionOutcome> parse_objection_outcome(std::string_view name);

struct ObjectionAnswered {
  ObjectionId objection;
  ObjectionOutcome outcome = ObjectionOutcome::kRejected;
  Time at;
};
std::string objection_answered_text(const ObjectionAnswered& answered);
Result<ObjectionAnswered> read_objection_answered(std::string_view data);

}  // namespace dijkwacht::signals::event
