#include "reports/protocol.h"

namespace dijkwacht::reports {

Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* peer = node.peers.find(message.recipient);
  if (peer == nullptr) return fail(ErrorCode::kPermissionDenied, "this organisation is no partner of this node");
  const auto engine = node.policy.engine();
  return audit::send_protocol(transaction, {*engine, node.self, peer->party, node.random}, message,
                              audit::ProtocolContent::kIdsOnly, now);
}

}  // namespace dijkwacht::reports
