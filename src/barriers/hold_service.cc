#include "barriers/hold_service.h"

#include "audit/audit_log.h"
#include "base/json.h"
#include "base/limits.h"
#include "signals/event.h"
#include "signals/protocol_service.h"

namespace dijkwacht::barriers {
namespace {

namespace event = signals::event;

constexpr std::string_view kPlaced = "hold.placed";
constexpr std::string_view kReleased = "hold.released";
constexpr std::size_t kBatchHolds = 500;

std::string placed_text(const Hold& hold) {
  JsonWriter json;
  json.object([&] {
    json.member("holdId", hold.id().text());
    json.member("signalId", hold.content().signal.text());
    json.member("at", time_text(hold.content().placed_at));
  });
  return json.take();
}

std::string released_text(const Hold& hold) {
  JsonWriter json;
  json.object([&] {
    json.member("holdId", hold.id().text());
    json.member("signalId", hold.content().signal.text());
    json.member("reason", name_of(*hold.release_reason()));
    json.member("at", time_text(*hold.released_at()));
  });
  return json.take();
}

Status note(store::Transaction& transaction, std::string actor, std::string_view action, std::string subject, std::string rule,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = std::move(subject),
                     .rule = std::move(rule),
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

Result<Hold> existing(Result<std::optional<Hold>> found) {
  auto hold = TRY(std::move(found));
  if (!hold) return fail(ErrorCode::kNotFound, "there is no such held payment");
  return std::move(*hold);
}

}  // namespace

Status HoldService::tell(store::Transaction& transaction, const Hold& hold, std::string_view type, std::int64_t version,
                         std::string data, const std::string& actor, Time now) {
  // What a switch keeps back waits and goes later. Where no rule at all lets it go, the hold stands and nobody is told.
  auto told = signals::send_protocol(transaction, node_,
                                     {.recipient = hold.content().sender,
                                      .type = std::string(type),
                                      .purpose = signals::purpose::kHoldNotice,
                                      .subject = hold.id().text(),
                                      .version = version,
                                      .data = std::move(data),
                                      .actor = actor},
                                     now);
  if (told || told.error().code != ErrorCode::kPermissionDenied) return told;
  return note(transaction, actor, type, hold.id().text(), "P0", "not-told", now);
}

Status HoldService::place(store::Transaction& transaction, const Hold& hold, std::string_view code, const std::string& actor) {
  const auto& content = hold.content();
  TRY(insert(transaction, hold, TRY(hash_of_hold_code(code))));
  TRY(note(transaction, actor, "payment.held", hold.id().text(), content.rule, "held", content.placed_at));
  return tell(transaction, hold, kPlaced, 1, placed_text(hold), actor, content.placed_at);
}

Status HoldService::let_go(store::Transaction& transaction, const Hold& hold, ReleaseReason reason, std::string_view words,
                           const std::string& actor, Time now) {
  const auto released = TRY(hold.released(reason, now));
  TRY(put_release(transaction, released, words));
  TRY(note(transaction, actor, "payment.released", hold.id().text(), hold.content().rule, name_of(reason), now));
  return tell(transaction, released, kReleased, 2, released_text(released), actor, now);
}

Result<std::int64_t> HoldService::release_due() {
  return node_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto now = node_.clock.now();
    const auto due = TRY(due_holds(transaction, now, kBatchHolds));
    for (const auto& hold : due) TRY(let_go(transaction, hold, ReleaseReason::kExpired, "", "system", now));
    return static_cast<std::int64_t>(due.size());
  });
}

Status HoldService::release(const HoldId& id, std::string_view reason, const std::string& actor) {
  return node_.database.write([&](store::Transaction& transaction) { return release(transaction, id, reason, actor); });
}

Status HoldService::release(store::Transaction& transaction, const HoldId& id, std::string_view reason,
                            const std::string& actor) {
  if (reason.empty()) return fail(ErrorCode::kInvalidArgument, "say why", "reason");
  if (reason.size() > kReleaseNoteBytesMax)
    return fail(ErrorCode::kInvalidArgument, "the reason is longer than 500 bytes", "reason");
  const auto hold = TRY(get(transaction, id));
  return let_go(transaction, hold, ReleaseReason::kAnalyst, reason, actor, node_.clock.now());
}

Status HoldService::on_removed(store::Transaction& transaction, const std::vector<signals::EndedCopy>& ended, Time now) {
  for (const auto& copy : ended) {
    const bool is_paused = copy.because == signals::WithdrawalReason::kObjectionPending;
    for (const auto& hold : TRY(active_holds_on(transaction, copy.signal))) {
      TRY(let_go(transaction, hold, is_paused ? ReleaseReason::kObjectionPending : ReleaseReason::kSignalWithdrawn, "", "system",
                 now));
    }
  }
  return {};
}

Result<HoldNotice> HoldService::notice(std::string_view code) {
  return node_.database.read_value<HoldNotice>([&](store::Transaction& transaction) { return notice(transaction, code); });
}

Result<HoldNotice> HoldService::notice(store::Transaction& transaction, std::string_view code) {
  // A text that is no code is not told from a code that no hold has.
  const auto hash = hash_of_hold_code(code);
  if (!hash) return fail(ErrorCode::kNotFound, "there is no such held payment");
  auto hold = TRY(existing(find_hold(transaction, ByteView(*hash))));
  auto objection = TRY(last_objection(transaction, hold.id()));
  const bool is_holding = hold.is_holding(node_.clock.now());
  return HoldNotice{std::move(hold), is_holding, objection};
}

Result<signals::ObjectionId> HoldService::object(std::string_view code, std::string_view text) {
  const auto prepared = TRY(prepare_objection(code, text));
  TRY(node_.database.write([&](store::Transaction& transaction) { return object(transaction, prepared); }));
  return prepared.raised.objection;
}

Result<PreparedObjection> HoldService::prepare_objection(std::string_view code, std::string_view text) {
  if (text.empty()) return fail(ErrorCode::kInvalidArgument, "write why this is wrong", "text");
  if (text.size() > limits::kNarrativeBytesMax)
    return fail(ErrorCode::kInvalidArgument, "the text is longer than 20,000 bytes", "text");
  const auto read = TRY(notice(code));
  const auto& content = read.hold.content();
  const auto* owner = node_.partners.find(content.sender);
  if (owner == nullptr || !owner->exchange_key) {
    return fail(ErrorCode::kFailedPrecondition, "the signal's owner cannot be reached this way; use the contact on this page");
  }
  return PreparedObjection{.hold = read.hold.id(),
                           .recipient = content.sender,
                           .raised = {signals::ObjectionId::random(node_.random), content.signal, read.hold.id().text(),
                                      crypto::seal_box(*owner->exchange_key, as_bytes(text)), node_.clock.now()}};
}

Status HoldService::object(store::Transaction& transaction, const PreparedObjection& prepared) {
  const auto& raised = prepared.raised;
  const auto now = raised.at;
  const auto hold = TRY(get(transaction, prepared.hold));
  if (!hold.is_holding(now)) return fail(ErrorCode::kFailedPrecondition, "this payment no longer waits");
  const auto last = TRY(last_objection(transaction, hold.id()));
  if (last && !last->outcome) return fail(ErrorCode::kConflict, "your earlier objection is still being looked at");
  TRY(insert(transaction, RaisedObjection{raised.objection, hold.id(), now, std::nullopt, std::nullopt}));
  return signals::send_protocol(transaction, node_,
                                {.recipient = prepared.recipient,
                                 .type = std::string(event::kObjectionRaised),
                                 .purpose = signals::purpose::kObjection,
                                 .subject = raised.objection.text(),
                                 .data = event::objection_raised_text(raised),
                                 .actor = "hold:" + hold.id().text()},
                                now);
}

Status HoldService::apply_answer(store::Transaction& transaction, std::string_view sender, std::string_view data, Time now) {
  const auto answered = TRY(event::read_objection_answered(data));
  const auto objection = TRY(find_objection(transaction, answered.objection));
  if (!objection) return fail(ErrorCode::kNotFound, "no such objection was raised here", "objectionId");
  const auto hold = TRY(existing(find_hold(transaction, objection->hold)));
  if (hold.content().sender != sender) {
    return fail(ErrorCode::kPermissionDenied, "only the node that answers for the signal may answer its objections");
  }
  if (!TRY(put_answer(transaction, answered.objection, answered.outcome, now))) return {};
  TRY(note(transaction, "partner:" + std::string(sender), event::kObjectionAnswered, answered.objection.text(), "P0",
           event::name_of(answered.outcome), now));
  if (answered.outcome != event::ObjectionOutcome::kUpheld || hold.state() != HoldState::kActive) return {};
  return let_go(transaction, hold, ReleaseReason::kObjectionUpheld, "", "partner:" + std::string(sender), now);
}

Result<Hold> HoldService::get(const HoldId& id) {
  return node_.database.read_value<Hold>([&](store::Transaction& transaction) { return get(transaction, id); });
}

Result<Hold> HoldService::get(store::Transaction& transaction, const HoldId& id) { return existing(find_hold(transaction, id)); }

Result<std::vector<Hold>> HoldService::list(const HoldQuery& query) {
  return node_.database.read_value<std::vector<Hold>>(
      [&](store::Transaction& transaction) { return newest_holds(transaction, query); });
}

}  // namespace dijkwacht::barriers
