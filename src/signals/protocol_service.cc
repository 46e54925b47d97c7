#include "signals/protocol_service.h"

namespace dijkwacht::signals {
namespace {

constexpr auto kContent = audit::ProtocolContent::kSealedText;

Result<const Partner*> partner_of(const NodeContext& node, const ProtocolMessage& message) {
  const auto* partner = node.partners.find(message.recipient);
  if (partner == nullptr) return fail(ErrorCode::kPermissionDenied, "the recipient is not in the partner register");
  return partner;
}

}  // namespace

Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* partner = TRY(partner_of(node, message));
  const auto engine = node.policy.engine();
  return audit::send_protocol(transaction, {*engine, node.self, partner->party, node.random}, message, kContent, now);
}

Status send_protocol_now(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* partner = TRY(partner_of(node, message));
  const auto engine = node.policy.engine();
  return audit::send_protocol_now(transaction, {*engine, node.self, partner->party, node.random}, message, kContent, now);
}

}  // namespace dijkwacht::signals
