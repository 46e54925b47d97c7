#include "audit/protocol.h"

#include "audit/release.h"

namespace dijkwacht::audit {

Status send_protocol(store::Transaction& transaction, const ProtocolRoute& route, const ProtocolMessage& message,
                     ProtocolContent content, Time now) {
  const policy::Question question{.from = route.from,
                                  .to = route.to,
                                  .data_class = policy::DataClass::kProtocol,
                                  .purpose = std::string(message.purpose),
                                  .subject = message.subject,
                                  .facts = {.is_sealed = content == ProtocolContent::kSealedText},
                                  .at = now};
  return release(transaction, TRY(route.engine.permit(question)), policy::DataClass::kProtocol, message.purpose,
                 {.id = store::EventId::random(route.random),
                  .recipient = message.recipient,
                  .type = message.type,
                  .subject = message.subject,
                  .version = message.version,
                  .data = message.data,
                  .actor = message.actor},
                 now);
}

}  // namespace dijkwacht::audit
