#include "rights/contact_point_service.h"

#include "audit/audit_log.h"

namespace dijkwacht::rights {
namespace {

constexpr std::string_view kActor = "anonymous";

Status note(store::Transaction& transaction, std::string actor, std::string_view action, const RequestId& request,
            std::string_view outcome, Time now) {
  TRY(audit::append(
      transaction,
      {.actor = std::move(actor), .action = std::string(action), .subject = request.text(), .outcome = std::string(outcome)},
      now));
  return {};
}

event::Requested requested_of(const NewRequest& order, const Bytes& sealed) {
  return {order.id, order.kind, order.person_key, sealed};
}

}  // namespace

Result<PreparedPart> ContactPointService::prepare(const NewRequest& order) {
  for (const auto& controller : node_.controllers) {
    if (!order.parts.contains(controller.party.id))
      return fail(ErrorCode::kInvalidArgument, "each organisation gets a part of its own", "parts");
  }
  if (order.parts.size() != node_.controllers.size())
    return fail(ErrorCode::kInvalidArgument, "there is a part for somebody who takes no requests", "parts");
  for (const auto& [recipient, sealed] : order.parts) {
    if (sealed.empty() || sealed.size() > kSealedPartBytesMax)
      return fail(ErrorCode::kInvalidArgument, "a sealed part has at most 32 KiB", "parts");
  }
  return own_.prepare(node_.self.id, requested_of(order, order.parts.at(node_.self.id)));
}

Status ContactPointService::take(store::Transaction& transaction, const NewRequest& order, const PreparedPart& own_part) {
  const auto now = node_.clock.now();
  if (!TRY(insert(transaction, TakenRequest{order.id, order.kind, now}, order.code_hash)))
    return fail(ErrorCode::kConflict, "this request was taken before");
  TRY(note(transaction, std::string(kActor), "rights.taken", order.id, name_of(order.kind), now));
  for (const auto& [recipient, sealed] : order.parts) {
    TRY(insert_part(transaction, order.id, recipient, now));
    if (recipient == node_.self.id) {
      TRY(own_.take_in(transaction, own_part, now));
      continue;
    }
    TRY(send_sealed(transaction, node_,
                    {.recipient = recipient,
                     .type = std::string(event::kRequested),
                     .purpose = event::kRequestPurpose,
                     .subject = order.id.text(),
                     .data = event::text_of(requested_of(order, sealed)),
                     .actor = std::string(kActor)},
                    now));
  }
  return {};
}

Result<RequestStatus> ContactPointService::status(ByteView code_hash) {
  return node_.database.read_value<RequestStatus>([&](store::Transaction& transaction) -> Result<RequestStatus> {
    const auto request = TRY(find_request(transaction, code_hash));
    if (!request) return fail(ErrorCode::kNotFound, "no request has this code");
    return RequestStatus{*request, TRY(parts_of(transaction, request->id))};
  });
}

Status ContactPointService::apply_extended(store::Transaction& transaction, const std::string& sender,
                                           const event::Extended& extended) {
  if (!TRY(put(transaction, sender, extended))) return {};
  return note(transaction, "partner:" + sender, event::kExtended, extended.request, "received", node_.clock.now());
}

Status ContactPointService::apply_answered(store::Transaction& transaction, const std::string& sender,
                                           const event::Answered& answered) {
  if (!TRY(put(transaction, sender, answered))) return {};
  return note(transaction, "partner:" + sender, event::kAnswered, answered.request, name_of(answered.outcome), node_.clock.now());
}

}  // namespace dijkwacht::rights
