#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "base/result.h"
#include "policy/engine.h"
#include "store/database.h"
#include "store/outbox.h"

namespace dijkwacht::audit {

/// News between nodes that passes under the protocol rule (P0): ids, codes, times and receipts; text only when sealed to the
/// receiver.
struct ProtocolMessage {
  std::string recipient;     ///< partner id
  std::string type;          ///< "signal.withdrawn"
  std::string_view purpose;  ///< code of data/policy/purposes.toml
  std::string subject;       ///< id
  std::int64_t version = 1;
  std::string data;  ///< JSON
  std::string actor;
  std::optional<store::EventId> id = {};  ///< for who erases its data later; none: a random one
};

/// What a message carries beside ids and codes.
enum class ProtocolContent : std::uint8_t { kIdsOnly, kSealedText };

/// From whom, to whom, under which rules.
struct ProtocolRoute {
  const policy::Engine& engine;
  const policy::Party& from;
  const policy::Party& to;
  Random& random;
};

/// Asks policy and releases in the caller's transaction; the release is the audit record of the act. What only a switch, a date
/// or a trial keeps back (`policy::may_pass`) waits in this node's store until `send_owed`, and the audit record says "owed":
/// what it tells of is done all the same, so that nobody is kept from withdrawing because a rule is off. Errors:
/// kPermissionDenied with policy's reasons when it can never go; nothing is written then.
Status send_protocol(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                     ProtocolContent content, Time now);

/// For who keeps a ledger of what it owes: now or not at all.
/// Errors: kPermissionDenied with policy's reasons; nothing is written then.
Status send_protocol_now(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                         ProtocolContent content, Time now);

/// Sends what waits, oldest first, as far as policy lets it now; returns how many. Call after a rule was switched on, and from a
/// job every minute. Errors: those of the store; what was sent until then stays sent.
Result<std::int64_t> send_owed(store::Database& database, const policy::PolicyDesk& policy, const policy::Party& self, Time now);

}  // namespace dijkwacht::audit
