#include <algorithm>

#include "rights/node_context.h"

namespace dijkwacht::rights {

const Controller* NodeContext::controller(std::string_view id) const {
  const auto found = std::ranges::find_if(controllers, [&](const Controller& each) { return each.party.id == id; });
  return found == controllers.end() ? nullptr : &*found;
}

Status send_sealed(store::Transaction& transaction, const NodeContext& node, const audit::ProtocolMessage& message, Time now) {
  const auto* recipient = node.controller(message.recipient);
  if (recipient == nullptr) return fail(ErrorCode::kPermissionDenied, "the recipient is not in the partner register");
  const auto engine = node.policy.engine();
  return audit::send_protocol(transaction, {*engine, node.self, recipient->party, node.random}, message,
                              audit::ProtocolContent::kSealedText, now);
}

}  // namespace dijkwacht::rights
