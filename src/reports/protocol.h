#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "audit/release.h"
#include "reports/node_context.h"

namespace dijkwacht::reports {

/// News that passes under the protocol rule (P0): ids, codes and times only.
struct ProtocolMessage {
  std::string recipient;  ///< partner id
  std::string type;       ///< "referral.accepted"
  std::string_view purpose;
  std::string subject;  ///< id
  std::int64_t version = 1;
  std::string data;  ///< JSON
  std::string actor;
};

/// Asks policy and releases in the caller's transaction; the release is the audit record of the act.
/// Errors: kPermissionDenied with policy's reasons, also for a recipient that is no partner; nothing is written then.
Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now);

}  // namespace dijkwacht::reports
