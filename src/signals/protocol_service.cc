#include "signals/protocol_service.h"

#include "audit/release.h"

namespace dijkwacht::signals {

Status send_protocol(store::Transaction& transaction, const NodeContext& node, const ProtocolMessage& message, Time now) {
  const auto* partner = node.partners.find(message.recipient);
  if (partner == nullptr) return fail(ErrorCode::kPermissionDenied, "the recipient is not in the partner register");
  policy::Question question{.from = node.self,
                            .to = partner->party,
                            .data_class = policy::DataClass::kProtocol,
                            .purpose = std::string(message.purpose),
                            .subject = message.subject,
                            .facts = {},
                            .at = now};
  // The only text that travels so is an objection, and it is sealed before it comes here.
  question.facts.is_sealed = true;
  auto decision = TRY(node.policy.engine()->permit(question));
  return audit::release(transaction, std::move(decision), policy::DataClass::kProtocol, message.purpose,
                        {.id = store::EventId::random(node.random),
                         .recipient = message.recipient,
                         .type = message.type,
                         .subject = message.subject,
                         .version = message.version,
                         .data = message.data,
                         .actor = message.actor},
                        now);
}

}  // namespace dijkwacht::signals
