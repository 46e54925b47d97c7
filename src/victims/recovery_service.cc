#include "victims/recovery_service.h"

#include <algorithm>
#include <iterator>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "identifiers/iban.h"
#include "reports/status_token.h"
#include "victims/sealed_text.h"

namespace dijkwacht::victims {
namespace {

constexpr std::string_view kVictim = "victim";
constexpr auto kClass = policy::DataClass::kAccountHolder;
constexpr std::size_t kBatchRequests = 500;
constexpr int kDaysInMonthMin = 28;
constexpr std::string_view kSystem = "system";

Date day_of(Time now) { return std::chrono::floor<std::chrono::days>(now); }

policy::Party victim_party() { return {.id = std::string(kVictim), .sector = std::string(kVictim)}; }

Status note(store::Transaction& transaction, std::string actor, std::string action, const RecoveryId& request,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::move(action),
                     .subject = request.text(),
                     .purpose = std::string(purpose::kCivilRecovery),
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

Status note_step(store::Transaction& transaction, const std::string& actor, const RecoveryRequest& before,
                 const RecoveryRequest& after, Time now) {
  if (after.state == RecoveryState::kLapsed) return note(transaction, actor, "recovery.lapsed", after.id, "erased", now);
  const bool is_anew = after.state == RecoveryState::kAsked && before.noticed_at;
  return note(transaction, actor, "recovery.moved", after.id, is_anew ? "asked-anew" : name_of(after.state), now);
}

Status check_released(const RecoveryRequest& request) {
  if (is_name_released(request.state)) return {};
  return fail(ErrorCode::kFailedPrecondition, "name and address are not yours to read now");
}

}  // namespace

crypto::WrappedPart RecoveryService::seal(const RecoveryId& id, RecoveryPart part, const Sensitive<std::string>& text) const {
  return seal_text(context_.keys, part_context(id, part), text);
}

Result<Sensitive<std::string>> RecoveryService::open_part(const RecoveryId& id, RecoveryPart part) const {
  const auto sealed = TRY(context_.database.read_value<std::optional<crypto::WrappedPart>>(
      [&](store::Transaction& transaction) { return find_part(transaction, id, part); }));
  if (!sealed) return fail(ErrorCode::kFailedPrecondition, "this is not there, or was erased when the request was over");
  return open_text(context_.keys, *sealed);
}

Result<Sensitive<Holder>> RecoveryService::holder_of(const RecoveryId& id) const {
  const auto opened = TRY(open_part(id, RecoveryPart::kHolder));
  const auto document = TRY(JsonDocument::parse(opened.reveal("read what the bank sealed")));
  return parse_holder(document.root());
}

Result<RecoveryService::PreparedClaim> RecoveryService::prepare(const Claim& claim) const {
  TRY(policy::admit(context_.processing, claim.is_synthetic));
  const auto now = context_.clock.now();
  const auto unmet = unmet_conditions(claim, context_.terms, day_of(now));
  if (!unmet.empty()) {
    return fail(ErrorCode::kFailedPrecondition, "condition " + unmet.front()->id + " is not met: " + unmet.front()->unmet.en,
                "conditions." + unmet.front()->id);
  }
  const auto code = identifiers::bank_code(claim.details.payee_account);
  if (!code || std::ranges::find(context_.bank_codes, *code) == context_.bank_codes.end()) {
    return fail(ErrorCode::kFailedPrecondition, "another bank holds this account; ask your own bank to pass your request on",
                "payeeAccount");
  }
  const auto id = RecoveryId::random(context_.random);
  return PreparedClaim{
      .request =
          {.id = id, .facts = claim.facts, .created = now, .moved_at = now, .noticed_at = {}, .statement_at = {}, .returned = {}},
      .status_token_hash = claim.status_token_hash,
      .sealed = seal(id, RecoveryPart::kClaim, to_json(claim.details))};
}

Status RecoveryService::take(store::Transaction& transaction, const PreparedClaim& prepared) const {
  const auto& request = prepared.request;
  TRY(insert(transaction, request, prepared.status_token_hash));
  TRY(insert_part(transaction, request.id, RecoveryPart::kClaim, prepared.sealed));
  TRY(insert(transaction, request.id, {.number = request.version, .at = request.created, .amount = {}}));
  return note(transaction, std::string(kVictim), "recovery.received", request.id, "received", request.created);
}

Result<std::vector<RecoveryRequest>> RecoveryService::list(const RecoveryQuery& query) const {
  return context_.database.read_value<std::vector<RecoveryRequest>>(
      [&](store::Transaction& transaction) { return newest_requests(transaction, query); });
}

Result<RecoveryService::View> RecoveryService::view(store::Transaction& transaction, const RecoveryId& id) const {
  auto request = TRY(read_request(transaction, id));
  return View{std::move(request), TRY(read_events(transaction, id))};
}

Result<RecoveryService::View> RecoveryService::view(store::Transaction& transaction, std::string_view status_token) const {
  const auto request = TRY(read_request_by_token(transaction, reports::status_token_hash(status_token)));
  return view(transaction, request.id);
}

Result<RecoveryService::View> RecoveryService::status(std::string_view status_token) const {
  return context_.database.read_value<View>([&](store::Transaction& transaction) { return view(transaction, status_token); });
}

Result<RecoveryService::OpenedView> RecoveryService::open(const RecoveryId& id, const std::string& actor) const {
  OpenedView opened{
      .view = TRY(context_.database.read_value<View>([&](store::Transaction& transaction) { return view(transaction, id); })),
      .details = {}};
  if (is_over(opened.view.request.state)) return opened;
  const auto now = context_.clock.now();
  const auto text = TRY(open_part(id, RecoveryPart::kClaim));
  opened.details = TRY(parse_details(text.reveal("show to the bank's analyst"), day_of(now)));
  TRY(context_.database.write(
      [&](store::Transaction& transaction) { return note(transaction, actor, "recovery.viewed", id, "shown", now); }));
  return opened;
}

Result<Sensitive<Holder>> RecoveryService::open_holder(const RecoveryId& id, const std::string& actor) const {
  auto holder = TRY(holder_of(id));
  TRY(context_.database.write([&](store::Transaction& transaction) {
    return note(transaction, actor, "recovery.letter-made", id, "shown", context_.clock.now());
  }));
  return holder;
}

Status RecoveryService::write(store::Transaction& transaction, const RecoveryRequest& before, const RecoveryMove& move, Mover by,
                              const std::string& actor) const {
  const auto now = context_.clock.now();
  TRY(check_move(before, move, by, context_.terms, now));
  const auto after = moved(before, move, actor, now);
  TRY(update(transaction, after));
  TRY(insert(transaction, after.id,
             {.number = after.version, .at = now, .state = after.state, .mover = by, .amount = move.amount}));
  if (move.to == RecoveryState::kAsked) {
    TRY(destroy_part(transaction, after.id, RecoveryPart::kHolder));
    TRY(insert_part(transaction, after.id, RecoveryPart::kHolder, seal(after.id, RecoveryPart::kHolder, to_json(*move.holder))));
  }
  if (is_over(after.state)) TRY(destroy_parts(transaction, after.id));
  if (after.state != RecoveryState::kReleased) return note_step(transaction, actor, before, after, now);
  auto decision = TRY(context_.policy.engine()->permit(question(after)));
  return audit::disclose(
      transaction, std::move(decision), kClass, purpose::kCivilRecovery,
      {.recipient = std::string(kVictim), .action = "recovery.name-released", .subject = after.id.text(), .actor = actor}, now);
}

Status RecoveryService::move(store::Transaction& transaction, const RecoveryId& id, const RecoveryMove& move,
                             const std::string& actor) const {
  return write(transaction, TRY(read_request(transaction, id)), move, Mover::kBank, actor);
}

Status RecoveryService::agree(store::Transaction& transaction, const RecoveryId& id, std::int64_t version,
                              const std::string& actor) const {
  const auto now = context_.clock.now();
  const auto request = TRY(read_request(transaction, id));
  TRY(check_agreement(request, version, actor));
  TRY(update(transaction, agreed(request, actor, now)));
  return note(transaction, actor, "recovery.agreed", id, "agreed", now);
}

Status RecoveryService::disagree(store::Transaction& transaction, const RecoveryId& id, std::int64_t version,
                                 std::string_view reason, const std::string& actor) const {
  const auto now = context_.clock.now();
  const auto request = TRY(read_request(transaction, id));
  TRY(check_disagreement(request, version, reason, context_.terms));
  TRY(update(transaction, disagreed(request, reason, actor, now)));
  return note(transaction, actor, "recovery.disagreed", id, "disagreed", now);
}

Status RecoveryService::move(store::Transaction& transaction, std::string_view status_token, const RecoveryMove& move) const {
  const auto request = TRY(read_request_by_token(transaction, reports::status_token_hash(status_token)));
  return write(transaction, request, move, Mover::kVictim, std::string(kVictim));
}

policy::Question RecoveryService::question(const RecoveryRequest& request) const {
  const auto now = context_.clock.now();
  return {.from = context_.self,
          .to = victim_party(),
          .data_class = kClass,
          .purpose = std::string(purpose::kCivilRecovery),
          .subject = request.id.text(),
          .facts = {.second_person_agreed = !request.agreed_by.empty(),
                    .days_since_notice = days_since_notice(request, now),
                    .purpose_statement_signed = request.statement_at.has_value()},
          .at = now};
}

Result<Sensitive<Holder>> RecoveryService::show_holder(std::string_view status_token) const {
  const auto found = TRY(status(status_token)).request;
  TRY(check_released(found));
  auto holder = TRY(holder_of(found.id));
  TRY(context_.database.write([&](store::Transaction& transaction) -> Status {
    const auto request = TRY(read_request(transaction, found.id));
    TRY(check_released(request));
    auto decision = TRY(context_.policy.engine()->permit(question(request)));
    return audit::disclose(transaction, std::move(decision), kClass, purpose::kCivilRecovery,
                           {.recipient = std::string(kVictim),
                            .action = "recovery.name-shown",
                            .subject = request.id.text(),
                            .actor = std::string(kVictim)},
                           context_.clock.now());
  }));
  return holder;
}

Result<ClaimDetails> RecoveryService::own_details(std::string_view status_token) const {
  const auto request = TRY(status(status_token)).request;
  TRY(check_released(request));
  const auto text = TRY(open_part(request.id, RecoveryPart::kClaim));
  return parse_details(text.reveal("write the victim's own letter"), day_of(context_.clock.now()));
}

Result<std::vector<policy::Reason>> RecoveryService::refusals(std::string_view status_token) const {
  auto request = TRY(status(status_token)).request;
  request.statement_at = request.statement_at.value_or(context_.clock.now());  // as if it were signed now
  const auto answer = context_.policy.engine()->decide(question(request));
  const auto* deny = std::get_if<policy::Deny>(&answer);
  return deny == nullptr ? std::vector<policy::Reason>() : deny->reasons;
}

Result<std::int64_t> RecoveryService::count_days() const {
  return context_.database.write_value<std::int64_t>([&](store::Transaction& transaction) -> Result<std::int64_t> {
    const auto until = context_.clock.now() - std::chrono::days(context_.terms.answer_days);
    const auto due = TRY(asked_until(transaction, until, kBatchRequests));
    for (const auto& request : due) {
      TRY(write(transaction, request, {.version = request.version, .to = RecoveryState::kUnanswered}, Mover::kClock,
                std::string(kSystem)));
    }
    return static_cast<std::int64_t>(due.size());
  });
}

Result<std::vector<RecoveryRequest>> RecoveryService::lapsing() const {
  const auto now = context_.clock.now();
  const auto is_due = [&](const RecoveryRequest& request) { return now >= lapse_due(request, context_.terms).value(); };
  std::vector<RecoveryRequest> due;
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    if (is_over(state)) continue;
    // No month is shorter, so that all that are due are among these; which they are, `lapse_due` says.
    const auto until = now - std::chrono::days(kDaysInMonthMin * context_.terms.keep_months(state));
    const auto unmoved = TRY(context_.database.read_value<std::vector<RecoveryRequest>>(
        [&](store::Transaction& transaction) { return unmoved_since(transaction, state, until, kBatchRequests); }));
    std::ranges::copy_if(unmoved, std::back_inserter(due), is_due);
  }
  return due;
}

Status RecoveryService::lapse(store::Transaction& transaction, const RecoveryRequest& seen) const {
  const RecoveryMove move{.version = seen.version, .to = RecoveryState::kLapsed};
  return write(transaction, TRY(read_request(transaction, seen.id)), move, Mover::kClock, std::string(kSystem));
}

Result<std::int64_t> RecoveryService::lapse() const {
  std::int64_t lapsed = 0;
  for (const auto& seen : TRY(lapsing())) {
    const auto ended = context_.database.write([&](store::Transaction& transaction) { return lapse(transaction, seen); });
    if (ended) ++lapsed;
    if (!ended && ended.error().code != ErrorCode::kConflict) return fail(ended.error());
  }
  return lapsed;
}

}  // namespace dijkwacht::victims
