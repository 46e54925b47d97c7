#pragma once

#include "audit/protocol.h"
#include "reports/node_context.h"

namespace dijkwacht::reports {

using audit::ProtocolMessage;

/// `audit::send_protocol` to a peer, ids and codes only. Errors: kPermissionDenied, also for a recipient that is no partner.
Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now);

}  // namespace dijkwacht::reports
