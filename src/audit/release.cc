#include "audit/release.h"

#include "policy/question_text.h"

namespace dijkwacht::audit {

Act act_under(const policy::Decision& decision, Act act) {
  act.rule = decision.rule();
  act.purpose = decision.purpose();
  act.question = policy::question_text(decision.question());
  return act;
}

namespace {

constexpr std::string_view kTrialEvents = "pilot.";

/// The audit record of what leaves under this decision; `act` says who, what and how often.
Status record(store::Transaction& transaction, const policy::Decision& decision, Act act, Time now) {
  act.outcome = decision.is_simulated_law() ? "simulated" : "released";
  TRY(append(transaction, act_under(decision, std::move(act)), now));
  return {};
}

Status send(store::Transaction& transaction, const policy::Decision& decision, const Outgoing& outgoing, Time now) {
  TRY(store::append_to_outbox(transaction, {.id = outgoing.id,
                                            .recipient = outgoing.recipient,
                                            .type = outgoing.type,
                                            .subject = outgoing.subject,
                                            .version = outgoing.version,
                                            .data = outgoing.data,
                                            .created = now}));
  return record(transaction, decision,
                {.actor = outgoing.actor, .action = outgoing.type, .subject = outgoing.subject, .count = outgoing.count}, now);
}

}  // namespace

Status release(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class, std::string_view purpose,
               const Outgoing& outgoing, Time now) {
  const policy::Party recipient{.id = outgoing.recipient, .sector = decision.question().to.sector};
  TRY(decision.covers(recipient, data_class, outgoing.subject, purpose));
  return send(transaction, decision, outgoing, now);
}

Status release_in_trial(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class,
                        std::string_view purpose, const Outgoing& outgoing, Time now) {
  if (!outgoing.type.starts_with(kTrialEvents))
    return fail(ErrorCode::kPermissionDenied, "a trial sends its own events only; release the rest under law in force");
  const policy::Party recipient{.id = outgoing.recipient, .sector = decision.question().to.sector};
  TRY(decision.covers(recipient, data_class, outgoing.subject, purpose, policy::Law::kSimulated));
  return send(transaction, decision, outgoing, now);
}

Status disclose(store::Transaction& transaction, policy::Decision decision, policy::DataClass data_class,
                std::string_view purpose, const Disclosure& disclosure, Time now) {
  const policy::Party recipient{.id = disclosure.recipient, .sector = decision.question().to.sector};
  TRY(decision.covers(recipient, data_class, disclosure.subject, purpose));
  return record(transaction, decision, {.actor = disclosure.actor, .action = disclosure.action, .subject = disclosure.subject},
                now);
}

}  // namespace dijkwacht::audit
