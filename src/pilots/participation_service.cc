#include "pilots/participation_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/protocol.h"
#include "audit/release.h"
#include "pilots/pilot_permit.h"

namespace dijkwacht::pilots {
namespace {

constexpr const char* kSystem = "system";
constexpr std::size_t kKeyBytes = 32;

bool takes_part(const Pilot& pilot, const std::string& sector) {
  return std::ranges::find(pilot.sectors, sector) != pilot.sectors.end();
}

}  // namespace

/// A run that this node takes part in, and who holds it.
struct ParticipationService::Joined {
  const Pilot* pilot = nullptr;
  Run run;
  policy::Party holder;
};

Result<const Pilot*> ParticipationService::find(const std::string& pilot) const { return find_pilot(pilots_, pilot); }

Result<ParticipationService::Joined> ParticipationService::newest(store::Transaction& transaction, const std::string& id) const {
  const auto* pilot = TRY(find(id));
  auto runs = TRY(runs_of(transaction, id, 1));
  if (runs.empty()) return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
  const auto holder = std::ranges::find(context_.partners, runs.front().holder, &policy::Party::id);
  if (holder == context_.partners.end())
    return fail(ErrorCode::kFailedPrecondition, "who holds this pilot is no longer in the partner register");
  return Joined{pilot, std::move(runs.front()), *holder};
}

Result<ParticipationService::Joined> ParticipationService::running(store::Transaction& transaction,
                                                                   const std::string& id) const {
  auto joined = TRY(newest(transaction, id));
  if (state_of(joined.run, context_.clock.now()) != RunState::kRunning)
    return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
  return joined;
}

Result<PilotView> ParticipationService::view(store::Transaction& transaction, const std::string& id) {
  return view_of(transaction, *TRY(find(id)));
}

Result<std::vector<PilotView>> ParticipationService::all() { return views_of(context_.database, pilots_); }

Status ParticipationService::hear_started(store::Transaction& transaction, const std::string& holder,
                                          const event::Started& started, ByteView key) {
  const auto* pilot = TRY(find(started.pilot));
  if (!context_.node_is_synthetic)
    return fail(ErrorCode::kPermissionDenied, "a pilot runs only on a node with invented persons");
  const auto partner = std::ranges::find(context_.partners, holder, &policy::Party::id);
  if (partner == context_.partners.end() || partner->sector != pilot->holder || !takes_part(*pilot, context_.self.sector))
    return fail(ErrorCode::kPermissionDenied, "this pilot has no such holder or participant");
  if (key.size() != kKeyBytes) return fail(ErrorCode::kDataCorrupt, "the key of a run has another length");
  if (TRY(find_run(transaction, started.run))) return {};
  if (running(transaction, pilot->id)) return fail(ErrorCode::kFailedPrecondition, "this pilot runs already");
  // The two persons who started it are the holder's; here it is the holder who proposes, and this node that takes part.
  const Run run{.id = started.run,
                .pilot = pilot->id,
                .proposed_by = "partner:" + holder,
                .proposed_at = started.started_at,
                .approved_by = kSystem,
                .started_at = started.started_at,
                .ends_at = started.ends_at,
                .holder = holder};
  TRY(insert(transaction, run));
  TRY(put_start(transaction, run, key));
  return note_act(transaction, run.proposed_by, "pilot.joined", run.id.text(), *pilot, "done", context_.clock.now());
}

Status ParticipationService::end(store::Transaction& transaction, const Run& run, const std::string& reason,
                                 const std::string& actor) {
  const auto now = context_.clock.now();
  if (!TRY(put_end(transaction, run.id, reason, now))) return {};
  return note_act(transaction, actor, "pilot.ended", run.id.text(), *TRY(find(run.pilot)), reason, now);
}

Status ParticipationService::hear_ended(store::Transaction& transaction, const std::string& holder, const event::Ended& ended) {
  const auto run = TRY(find_run(transaction, ended.run));
  if (!run || run->holder != holder) return {};
  return end(transaction, *run, ended.reason, "partner:" + holder);
}

Status ParticipationService::hear_answer(store::Transaction& transaction, const std::string& holder,
                                         const event::Answer& answer) {
  if (!TRY(put_answer(transaction, answer.question, holder, answer.is_hit, answer.sources))) return {};
  TRY(audit::append(transaction,
                    {.actor = "partner:" + holder,
                     .action = "pilot.answered",
                     .subject = answer.question.text(),
                     .outcome = answer.is_hit ? "hit" : "no-hit"},
                    context_.clock.now()));
  return {};
}

Result<crypto::Token> ParticipationService::hash(store::Transaction& transaction, const Joined& joined,
                                                 const identifiers::Identifier& identifier) const {
  TRY(check_type(*joined.pilot, name_of(identifier.type())));
  const auto key = TRY(key_of(transaction, joined.run.id));
  if (!key) return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
  return token_of(*key, identifier);
}

Status ParticipationService::send(store::Transaction& transaction, const Joined& joined, std::string_view type,
                                  const std::string& subject, const event::Hashed& hashed, const std::string& actor) {
  const auto now = context_.clock.now();
  auto decision = TRY(permit(context_.policy.engine()->rules(), context_.node_is_synthetic, *joined.pilot,
                             {context_.self, joined.holder, hashed.type, subject, now}));
  const audit::Outgoing outgoing{.id = store::EventId::random(context_.random),
                                 .recipient = joined.holder.id,
                                 .type = std::string(type),
                                 .subject = subject,
                                 .data = event::text_of(hashed),
                                 .actor = actor};
  TRY(note_sent(transaction, joined.run.id, outgoing.id));
  return audit::release_in_trial(transaction, std::move(decision), TRY(policy::class_of_identifier(hashed.type)),
                                 joined.pilot->purpose, outgoing, now);
}

Status ParticipationService::contribute(store::Transaction& transaction, const std::string& id,
                                        const identifiers::Identifier& identifier, bool has_complaint,
                                        const std::string& actor) {
  const auto joined = TRY(running(transaction, id));
  const auto token = TRY(hash(transaction, joined, identifier));
  TRY(put(transaction, Contribution{joined.run.id, token, context_.self.id, context_.self.sector, has_complaint,
                                    context_.clock.now() + std::chrono::days(joined.pilot->kept_days)}));
  const event::Hashed hashed{.run = joined.run.id,
                             .pilot = id,
                             .type = std::string(name_of(identifier.type())),
                             .token = token,
                             .has_complaint = has_complaint};
  return send(transaction, joined, event::kContribution, joined.run.id.text(), hashed, actor);
}

Result<QuestionId> ParticipationService::ask(store::Transaction& transaction, const std::string& id,
                                             const identifiers::Identifier& identifier, const std::string& actor) {
  const auto joined = TRY(running(transaction, id));
  const auto question = QuestionId::random(context_.random);
  const event::Hashed hashed{.run = joined.run.id,
                             .pilot = id,
                             .type = std::string(name_of(identifier.type())),
                             .token = TRY(hash(transaction, joined, identifier)),
                             .question = question};
  TRY(insert(transaction,
             Question{.id = question, .run = joined.run.id, .asked_at = context_.clock.now(), .is_waiting = true}));
  TRY(send(transaction, joined, event::kQuestion, question.text(), hashed, actor));
  return question;
}

Status ParticipationService::judge(store::Transaction& transaction, const std::string& id, const Judgement& judgement,
                                   const std::string& actor) {
  const auto* pilot = TRY(find(id));
  TRY(check_minutes(judgement.minutes));
  const auto joined = TRY(newest(transaction, id));  // a hit is looked into when the run may have ended
  TRY(put_own_judgement(transaction, joined.run.id, judgement));
  const auto now = context_.clock.now();
  TRY(note_act(transaction, actor, "pilot.judged", judgement.question.text(), *pilot, judgement.was_right ? "right" : "wrong",
               now));
  const auto engine = context_.policy.engine();
  return audit::send_protocol(
      transaction, {*engine, context_.self, joined.holder, context_.random},
      {.recipient = joined.holder.id,
       .type = std::string(event::kJudgement),
       .purpose = kStatePurpose,
       .subject = judgement.question.text(),
       .data = event::text_of(event::Judgement{id, judgement.question, judgement.was_right, judgement.minutes}),
       .actor = actor},
      audit::ProtocolContent::kIdsOnly, now);
}

Status ParticipationService::end_due() {
  return context_.database.write([&](store::Transaction& transaction) -> Status {
    for (const auto& pilot : pilots_) {
      for (const auto& run : TRY(runs_of(transaction, pilot.id, 1))) {
        if (!run.ended_at && state_of(run, context_.clock.now()) == RunState::kEnded) TRY(end(transaction, run, "term", kSystem));
      }
    }
    return {};
  });
}

}  // namespace dijkwacht::pilots
