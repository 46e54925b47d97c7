#include "signals/protocol_service.h"

namespace dijkwacht::signals {

Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* partner = node.partners.find(message.recipient);
  if (partner == nullptr) return fail(ErrorCode::kPermissionDenied, "the recipient is not in the partner register");
  const auto engine = node.policy.engine();
  return audit::send_protocol(transaction, {*engine, node.self, partner->party, node.random}, message,
                              audit::ProtocolContent::kSealedText, now);
}

}  // namespace dijkwacht::signals
