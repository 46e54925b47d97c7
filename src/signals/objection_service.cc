#include "signals/objection_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "signals/delivery_table.h"
#include "signals/opinion_table.h"
#include "signals/protocol_service.h"
#include "signals/signal_table.h"
#include "signals/withdrawal_service.h"

namespace dijkwacht::signals {
namespace {

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const ObjectionId& id,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = id.text(),
                     .rule = "P0",
                     .purpose = std::string(purpose::kObjection),
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

Result<bool> was_sent_to(store::Transaction& transaction, const SignalId& signal, std::string_view partner) {
  const auto deliveries = TRY(deliveries_of(transaction, signal));
  return std::ranges::any_of(deliveries, [&](const Delivery& delivery) { return delivery.partner == partner; });
}

Status end_what_it_rests_on(store::Transaction& transaction, const NodeContext& node, const SignalId& id,
                            const std::string& actor, Time now) {
  const auto signal = TRY(find_signal(transaction, id));
  const auto opinion = TRY(find_opinion(transaction, signal->opinion));
  // Withdrawn or expired in the meantime: then there is nothing left to end.
  if (opinion->state != OpinionState::kActive) return {};
  TRY(end_opinion(transaction, node, opinion->id, WithdrawalReason::kObjectionUpheld, actor, now));
  return {};
}

}  // namespace

Status ObjectionService::intake(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now) {
  auto raised = TRY(event::read_objection_raised(data));
  if (!TRY(was_sent_to(transaction, raised.signal, partner))) {
    return fail(ErrorCode::kNotFound, "this node sent that partner no such signal", "signalId");
  }
  const Objection objection{raised.objection,
                            raised.signal,
                            std::move(raised.hold),
                            std::string(partner),
                            std::move(raised.sealed),
                            now,
                            std::nullopt,
                            "",
                            std::nullopt};
  if (!TRY(insert(transaction, objection))) return {};
  return note(transaction, "partner:" + std::string(partner), event::kObjectionRaised, objection.id, "received", now);
}

Result<std::vector<OpenedObjection>> ObjectionService::read(const std::optional<ObjectionCursor>& after, std::size_t limit,
                                                            const std::string& actor) {
  auto objections = TRY(node_.database.read_value<std::vector<Objection>>(
      [&](store::Transaction& transaction) { return list_objections(transaction, after, limit); }));
  std::vector<Bytes> boxes;
  for (const auto& objection : objections) boxes.push_back(objection.sealed);
  const auto texts = TRY(node_.keys.open_boxes(crypto::KeyDomain::kExchange, boxes));
  std::vector<OpenedObjection> opened;
  for (std::size_t i = 0; i < objections.size(); ++i) {
    opened.push_back(
        {std::move(objections[i]), Sensitive(std::string(as_text(texts[i].reveal("show an objection to who judges it"))))});
  }
  TRY(node_.database.write([&](store::Transaction& transaction) -> Status {
    for (const auto& each : opened)
      TRY(note(transaction, actor, "objection.read", each.objection.id, "shown", node_.clock.now()));
    return {};
  }));
  return opened;
}

Status ObjectionService::answer(const ObjectionId& id, event::ObjectionOutcome outcome, std::string_view reason,
                                const std::string& actor) {
  return node_.database.write([&](store::Transaction& transaction) { return answer(transaction, id, outcome, reason, actor); });
}

Status ObjectionService::answer(store::Transaction& transaction, const ObjectionId& id, event::ObjectionOutcome outcome,
                                std::string_view reason, const std::string& actor) {
  if (reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why", "reason");
  if (reason.size() > kObjectionAnswerBytesMax)
    return fail(ErrorCode::kInvalidArgument, "the reason is longer than 2,000 bytes", "reason");
  const auto now = node_.clock.now();
  const auto objection = TRY(find_objection(transaction, id));
  if (!objection) return fail(ErrorCode::kNotFound, "there is no such objection");
  if (!TRY(put_answer(transaction, id, outcome, reason, now))) {
    return fail(ErrorCode::kFailedPrecondition, "this objection was answered before");
  }
  TRY(note(transaction, actor, "objection.judged", id, event::name_of(outcome), now));
  // The answer goes first: the withdrawal behind it would release the payment too, and the person who waits would read that a
  // signal was withdrawn instead of that they were right.
  TRY(send_protocol(transaction, node_,
                    {.recipient = objection->partner,
                     .type = std::string(event::kObjectionAnswered),
                     .purpose = purpose::kObjection,
                     .subject = id.text(),
                     .version = 2,  // 1 is the objection itself
                     .data = event::objection_answered_text({id, outcome, now}),
                     .actor = actor},
                    now));
  if (outcome != event::ObjectionOutcome::kUpheld) return {};
  return end_what_it_rests_on(transaction, node_, objection->signal, actor, now);
}

}  // namespace dijkwacht::signals
