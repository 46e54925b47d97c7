#include "reports/protocol.h"

namespace dijkwacht::reports {

Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* peer = node.peers.find(message.recipient);
  if (peer == nullptr) return fail(ErrorCode::kPermissionDenied, "this organisation is no partner of this node");
  const policy::Question question{.from = node.self,
                                  .to = peer->party,
                                  .data_class = policy::DataClass::kProtocol,
                                  .purpose = std::string(message.purpose),
                                  .subject = message.subject,
                                  .facts = {.is_sealed = false},
                                  .at = now};
  return audit::release(transaction, TRY(node.policy.engine()->permit(question)), policy::DataClass::kProtocol, message.purpose,
                        {.id = store::EventId::random(node.random),
                         .recipient = message.recipient,
                         .type = message.type,
                         .subject = message.subject,
                         .version = message.version,
                         .data = message.data,
                         .actor = message.actor},
                        now);
}

}  // namespace dijkwacht::reports
