#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "signals/node_context.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// News that passes under the protocol rule (P0): ids, states and receipts; text only when sealed to the receiver.
struct ProtocolMessage {
  std::string recipient;     ///< partner id
  std::string type;          ///< "signal.withdrawn"
  std::string_view purpose;  ///< one of `purpose::`
  std::string subject;       ///< id
  std::int64_t version = 1;
  std::string data;  ///< JSON
  std::string actor;
};

/// Asks policy and releases in the caller's transaction. Errors: kPermissionDenied with policy's reasons, also for a recipient
/// that is no partner; nothing is written then.
Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now);

}  // namespace dijkwacht::signals
