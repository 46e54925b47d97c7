#include "audit/release.h"

#include "audit/audit_log.h"
#include "policy/question_text.h"

namespace dijkwacht::audit {

Status release(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class, std::string_view purpose,
               const Outgoing& outgoing, Time now) {
  const policy::Party recipient{.id = outgoing.recipient, .sector = decision.question().to.sector};
  TRY(decision.covers(recipient, data_class, outgoing.subject, purpose));
  TRY(store::append_to_outbox(transaction, {.id = outgoing.id,
                                            .recipient = outgoing.recipient,
                                            .type = outgoing.type,
                                            .subject = outgoing.subject,
                                            .version = outgoing.version,
                                            .data = outgoing.data,
                                            .created = now}));
  TRY(append(transaction,
             {.actor = outgoing.actor,
              .action = outgoing.type,
              .subject = outgoing.subject,
              .rule = decision.rule(),
              .purpose = std::string(purpose),
              .outcome = "released",
              .count = outgoing.count,
              .question = policy::question_text(decision.question())},
             now));
  return {};
}

}  // namespace dijkwacht::audit
