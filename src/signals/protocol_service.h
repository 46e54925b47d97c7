#pragma once

#include "audit/protocol.h"
#include "signals/node_context.h"

namespace dijkwacht::signals {

using audit::ProtocolMessage;

/// `audit::send_protocol` to a partner. The only text that travels so is an objection, and it is sealed before it comes here.
/// Errors: kPermissionDenied, also for a recipient that is no partner.
Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now);
/// `audit::send_protocol_now`: for withdrawals, which the ledger of deliveries owes. Errors: as above.
Status send_protocol_now(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now);

}  // namespace dijkwacht::signals
