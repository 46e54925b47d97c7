#include "cases/takedown_service.h"

#include <algorithm>
#include <array>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "cases/case_table.h"
#include "cases/personal_trace.h"
#include "cases/settlement_table.h"
#include "cases/takedown_table.h"
#include "cases/work_table.h"
#include "policy/reason_code.h"

namespace dijkwacht::cases {
namespace {

constexpr auto kPurpose = "a notice to take content offline";
constexpr std::string_view kTrack = "takedown";
/// More than a case ever has.
constexpr std::size_t kShownMax = 100;

std::unexpected<Error> no_notice() { return fail(ErrorCode::kNotFound, "there is no such notice", "noticeId"); }

/// Did any rule speak about the question, or does none of this platform cover it?
bool is_covered(const policy::Deny& deny) { return deny.reasons.front().code != policy::reason_code::kNoRule; }

}  // namespace

std::string_view name_of(TakedownStanding standing) {
  constexpr std::array<std::string_view, 3> kNames{"permitted", "own-powers", "refused"};
  return kNames[static_cast<std::size_t>(standing)];
}

Result<Bytes> TakedownService::sealed(std::string_view text) const {
  return crypto::seal_box(rooms_.keys.sealing_key(crypto::KeyDomain::kCasework), as_bytes(text));
}

Status TakedownService::tell_timeline(store::Transaction& transaction, const Takedown& notice, const std::string& kind,
                                      const std::string& by) {
  return insert_work_event(
      transaction, notice.in,
      {.at = rooms_.clock.now(), .kind = "takedown-" + kind, .by = by, .detail = takedown_number(notice.id)});
}

Status TakedownService::record(store::Transaction& transaction, const Takedown& notice, const std::string& action,
                               const std::string& outcome, const std::string& by) {
  TRY(audit::append(transaction, {.actor = by, .action = action, .subject = notice.id.text(), .outcome = outcome},
                    rooms_.clock.now()));
  return {};
}

Result<PreparedTakedown> TakedownService::prepare(const CaseId& id, const IdentifierId& identifier, const TakedownDraft& draft) {
  const auto row = TRY(rooms_.database.read_value<CaseRow>(
      [&](store::Transaction& transaction) -> Result<CaseRow> { return follow_case(transaction, id); }));
  const auto placed = rooms_.cases.identifier(identifier);
  if (!placed || !placed->in || placed->in->id != row.id)
    return fail(ErrorCode::kInvalidArgument, "choose a trace of this case", "identifierId");
  if (placed->identifier.stop == StopKind::kListed)
    return fail(ErrorCode::kFailedPrecondition, "this is a public place, not the offender's own; choose another trace",
                "identifierId");
  const auto type = TRY(identifiers::parse_type(placed->identifier.type));
  if (!is_technical_trace(type))
    return fail(ErrorCode::kInvalidArgument,
                "a notice is about a web address, domain, IP address, account on a platform or phone number", "identifierId");
  const auto boxes = TRY(rooms_.keys.open_boxes(crypto::KeyDomain::kCasework, {placed->identifier.sealed}));
  const auto subject = identifiers::Identifier::of_canonical(type, std::string(as_text(boxes.front().reveal(kPurpose))));
  const auto content = TRY(check_takedown(draft, subject, rooms_.rules));
  return PreparedTakedown{.in = row.id, .identifier = identifier, .sealed = TRY(sealed(to_json(content)))};
}

Result<TakedownId> TakedownService::draft(store::Transaction& transaction, const PreparedTakedown& prepared,
                                          const std::string& by) {
  const Takedown notice{.id = TakedownId::random(rooms_.random),
                        .in = TRY(follow_case(transaction, prepared.in)).id,
                        .identifier = prepared.identifier,
                        .sealed = prepared.sealed,
                        .made_at = rooms_.clock.now(),
                        .made_by = by};
  TRY(insert_takedown(transaction, notice));
  TRY(tell_timeline(transaction, notice, "drafted", by));
  TRY(record(transaction, notice, "takedown.drafted", "done", by));
  return notice.id;
}

Result<Takedown> TakedownService::find(store::Transaction& transaction, const TakedownId& id, TakedownState next) const {
  auto notice = TRY(find_takedown(transaction, id));
  if (!notice) return no_notice();
  TRY(check_step(notice->state, next));
  notice->state = next;
  return std::move(*notice);
}

Status TakedownService::discard(store::Transaction& transaction, const TakedownId& id, const std::string& by) {
  const auto notice = TRY(find(transaction, id, TakedownState::kDiscarded));
  TRY(update_takedown(transaction, notice));
  TRY(tell_timeline(transaction, notice, "discarded", by));
  return record(transaction, notice, "takedown.discarded", "done", by);
}

Result<TakedownOutlook> TakedownService::outlook(const OpenedTakedown& notice) const {
  const auto paused = TRY(rooms_.database.read_value<std::optional<policy::Reason>>(
      [&](store::Transaction& transaction) { return rooms_.pause_of(transaction, notice.notice.identifier); }));
  if (paused) return TakedownOutlook{TakedownStanding::kRefused, {}, {*paused}};
  const auto& content = notice.content.reveal(kPurpose);
  const auto answer =
      rooms_.policy.engine()->decide(takedown_question(content, rooms_.self, notice.notice.id.text(), true, rooms_.clock.now()));
  if (const auto* deny = std::get_if<policy::Deny>(&answer)) {
    return TakedownOutlook{is_covered(*deny) ? TakedownStanding::kRefused : TakedownStanding::kNoRule, {}, deny->reasons};
  }
  return TakedownOutlook{TakedownStanding::kPermitted, std::get<policy::Decision>(answer).rule(), {}};
}

/// Under a decision where a rule speaks about it; the release and its record are one.
Result<std::string> TakedownService::basis_of(store::Transaction& transaction, const OpenedTakedown& notice,
                                              const TakedownSending& sending, const std::string& by) {
  const auto now = rooms_.clock.now();
  const auto id = notice.notice.id.text();
  const auto question = takedown_question(notice.content.reveal(kPurpose), rooms_.self, id, sending.has_good_faith, now);
  auto answer = rooms_.policy.engine()->decide(question);
  if (auto* decision = std::get_if<policy::Decision>(&answer)) {
    auto rule = decision->rule();
    TRY(audit::disclose(transaction, std::move(*decision), question.data_class, question.purpose,
                        {.recipient = question.to.id, .action = "takedown.sent", .subject = id, .actor = by}, now));
    return rule;
  }
  const auto& deny = std::get<policy::Deny>(answer);
  if (is_covered(deny)) return fail(ErrorCode::kPermissionDenied, policy::summary(deny));
  if (!sending.takes_own_powers)
    return fail(ErrorCode::kFailedPrecondition,
                "no rule of this platform covers this; confirm that the police send it on their own powers", "ownPowers");
  TRY(record(transaction, notice.notice, "takedown.sent", std::string(kOwnPowers), by));
  return std::string(kOwnPowers);
}

Status TakedownService::send(store::Transaction& transaction, const OpenedTakedown& opened, const TakedownSending& sending,
                             const std::string& by) {
  auto notice = TRY(find(transaction, opened.notice.id, TakedownState::kSent));
  if (!sending.has_good_faith)
    return fail(ErrorCode::kInvalidArgument, "confirm that what the notice says is accurate and complete", "goodFaith");
  if (const auto paused = TRY(rooms_.pause_of(transaction, notice.identifier)))
    return fail(ErrorCode::kPermissionDenied, paused->en);
  notice.basis = TRY(basis_of(transaction, opened, sending, by));
  notice.sent_at = rooms_.clock.now();
  notice.sent_by = by;
  TRY(update_takedown(transaction, notice));
  TRY(tell_timeline(transaction, notice, "sent", by));
  return take_track(transaction, notice.in, by);
}

Status TakedownService::acknowledge(store::Transaction& transaction, const TakedownId& id, const std::string& reference,
                                    const std::string& by) {
  auto notice = TRY(find(transaction, id, TakedownState::kAcknowledged));
  if (reference.size() > kTakedownReferenceBytesMax)
    return fail(ErrorCode::kInvalidArgument, "write at most 100 bytes", "reference");
  notice.acknowledged_at = rooms_.clock.now();
  notice.answer = TRY(sealed(to_json(TakedownAnswer{.reference = reference, .words = {}})));
  TRY(update_takedown(transaction, notice));
  TRY(tell_timeline(transaction, notice, "acknowledged", by));
  return record(transaction, notice, "takedown.acknowledged", "done", by);
}

Status TakedownService::decide(store::Transaction& transaction, const OpenedTakedown& opened, TakedownResult result,
                               const std::string& words, const std::string& by) {
  auto notice = TRY(find(transaction, opened.notice.id, TakedownState::kDecided));
  if (words.size() > kTakedownWordsBytesMax) return fail(ErrorCode::kInvalidArgument, "write at most 4,000 bytes", "words");
  auto answer = opened.answer.reveal(kPurpose);
  answer.words = words;
  notice.result = result;
  notice.decided_at = rooms_.clock.now();
  notice.answer = TRY(sealed(to_json(answer)));
  TRY(update_takedown(transaction, notice));
  TRY(tell_timeline(transaction, notice, std::string(name_of(result)), by));
  TRY(record(transaction, notice, "takedown.decided", std::string(name_of(result)), by));
  return end_track(transaction, notice.in, by);
}

Result<std::optional<SettlementId>> TakedownService::open_track(store::Transaction& transaction, const CaseId& id) const {
  for (const auto& settlement : TRY(settlements_of(transaction, id))) {
    if (settlement.track == kTrack && settlement.state == SettlementState::kChosen) return settlement.id;
  }
  return std::nullopt;
}

Status TakedownService::take_track(store::Transaction& transaction, const CaseId& id, const std::string& by) {
  if (!TRY(open_track(transaction, id))) TRY(rooms_.settlements.choose(transaction, id, std::string(kTrack), by));
  return {};
}

Status TakedownService::end_track(store::Transaction& transaction, const CaseId& id, const std::string& by) {
  const auto state = settlement_of(TRY(takedowns_of(transaction, id, kShownMax)));
  const auto open = TRY(open_track(transaction, id));
  if (!open || !state || *state == SettlementState::kChosen) return {};
  return rooms_.settlements.end(transaction, *open, *state, by);
}

Result<OpenedTakedown> TakedownService::opened(Takedown notice) const {
  std::vector<Bytes> boxes{notice.sealed};
  if (notice.answer) boxes.push_back(*notice.answer);
  const auto texts = TRY(rooms_.keys.open_boxes(crypto::KeyDomain::kCasework, boxes));
  auto content = TRY(parse_takedown_content(as_text(texts.front().reveal(kPurpose))));
  TakedownAnswer answer;
  if (notice.answer) answer = TRY(parse_takedown_answer(as_text(texts.back().reveal(kPurpose))));
  return OpenedTakedown{std::move(notice), Sensitive(std::move(content)), Sensitive(std::move(answer))};
}

Result<std::vector<OpenedTakedown>> TakedownService::open_all(const CaseId& id, const std::string& by) {
  CaseId in;
  auto notices = TRY(
      rooms_.database.read_value<std::vector<Takedown>>([&](store::Transaction& transaction) -> Result<std::vector<Takedown>> {
        in = TRY(follow_case(transaction, id)).id;
        return takedowns_of(transaction, in, kShownMax);
      }));
  std::vector<OpenedTakedown> all;
  for (auto& notice : notices) all.push_back(TRY(opened(std::move(notice))));
  if (all.empty()) return all;
  const auto count = static_cast<std::int64_t>(all.size());
  TRY(rooms_.database.write([&](store::Transaction& transaction) -> Status {
    TRY(audit::append(transaction, {.actor = by, .action = "takedown.listed", .subject = in.text(), .count = count},
                      rooms_.clock.now()));
    return {};
  }));
  return all;
}

Result<OpenedTakedown> TakedownService::open(const TakedownId& id, const std::string& by) {
  auto notice = TRY(rooms_.database.read_value<Takedown>([&](store::Transaction& transaction) -> Result<Takedown> {
    auto found = TRY(find_takedown(transaction, id));
    if (!found) return no_notice();
    return std::move(*found);
  }));
  auto one = TRY(opened(std::move(notice)));
  TRY(rooms_.database.write(
      [&](store::Transaction& transaction) -> Status { return record(transaction, one.notice, "takedown.opened", "done", by); }));
  return one;
}

Result<OpenedTakedown> TakedownService::open_sent(const TakedownId& id, const std::string& by) {
  auto notice = TRY(open(id, by));
  if (!notice.notice.sent_at)
    return fail(ErrorCode::kFailedPrecondition, "record first that this notice is sent; then its document is made", "noticeId");
  return notice;
}

}  // namespace dijkwacht::cases
