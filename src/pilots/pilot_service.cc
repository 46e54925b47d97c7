#include "pilots/pilot_service.h"

#include <algorithm>

#include "audit/protocol.h"
#include "audit/release.h"
#include "pilots/pilot_permit.h"

namespace dijkwacht::pilots {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr const char* kSystem = "system";

bool measures_devices(const Pilot& pilot) { return pilot.measures_devices; }

Status check_participant(const Pilot& pilot, const policy::Party& participant) {
  if (std::ranges::find(pilot.sectors, participant.sector) == pilot.sectors.end())
    return fail(ErrorCode::kPermissionDenied, "this sector takes no part in the pilot");
  return {};
}

}  // namespace

PilotService::PilotService(PilotContext context, std::vector<Pilot> pilots, DeviceModel model)
    : context_(std::move(context)), pilots_(std::move(pilots)) {
  if (std::ranges::any_of(pilots_, measures_devices)) alike_per_million_ = alike_per_million(model);
}

Result<const Pilot*> PilotService::find(const std::string& pilot) const { return find_pilot(pilots_, pilot); }

Result<Run> PilotService::newest(store::Transaction& transaction, const std::string& pilot) const {
  TRY(find(pilot));
  auto runs = TRY(runs_of(transaction, pilot, 1));
  if (runs.empty()) return fail(ErrorCode::kFailedPrecondition, "this pilot was never proposed");
  return runs.front();
}

Result<Run> PilotService::running(store::Transaction& transaction, const std::string& pilot) const {
  auto run = TRY(newest(transaction, pilot));
  if (state_of(run, context_.clock.now()) != RunState::kRunning)
    return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
  return run;
}

Result<PilotView> PilotService::view(store::Transaction& transaction, const std::string& id) {
  return view_of(transaction, *TRY(find(id)));
}

Result<std::vector<PilotView>> PilotService::all() { return views_of(context_.database, pilots_); }

Status PilotService::propose(store::Transaction& transaction, const std::string& id, const std::string& actor) {
  const auto* pilot = TRY(find(id));
  const auto now = context_.clock.now();
  if (!context_.node_is_synthetic)
    return fail(ErrorCode::kFailedPrecondition, "a pilot runs only on a node with invented persons");
  const auto runs = TRY(runs_of(transaction, id, 1));
  if (!runs.empty() && state_of(runs.front(), now) != RunState::kEnded)
    return fail(ErrorCode::kFailedPrecondition, "this pilot is proposed or runs already");
  const auto alike = pilot->measures_devices ? alike_per_million_ : 0;
  if (const auto why = reason_not_to_start(*pilot, alike))
    return fail(ErrorCode::kFailedPrecondition, "too many synthetic devices look alike: " + *why);
  const Run run{
      .id = RunId::random(context_.random), .pilot = id, .proposed_by = actor, .proposed_at = now, .alike_per_million = alike};
  TRY(insert(transaction, run));
  return note_act(transaction, actor, "pilot.proposed", run.id.text(), *pilot, "done", now);
}

Status PilotService::approve(store::Transaction& transaction, const std::string& id, const RunId& run_id,
                             const std::string& actor) {
  const auto* pilot = TRY(find(id));
  const auto now = context_.clock.now();
  auto run = TRY(newest(transaction, id));
  if (run.id != run_id || state_of(run, now) != RunState::kProposed)
    return fail(ErrorCode::kFailedPrecondition, "this proposal is no longer open");
  if (run.proposed_by == actor) return fail(ErrorCode::kPermissionDenied, "a second person must approve what you proposed");
  run.approved_by = actor;
  run.started_at = now;
  run.ends_at = now + std::chrono::days(pilot->term_days);
  Bytes key(kKeyBytes);
  context_.random.fill(key);
  if (!TRY(put_start(transaction, run, key))) return fail(ErrorCode::kFailedPrecondition, "this proposal is no longer open");
  TRY(note_act(transaction, actor, "pilot.started", run.id.text(), *pilot, "done", now));
  return tell_started(transaction, run, key, actor);
}

/// Each participant gets the key sealed to it alone. What its switch keeps back waits, and is told after all.
Status PilotService::tell_started(store::Transaction& transaction, const Run& run, ByteView key, const std::string& actor) {
  const auto& pilot = *TRY(find(run.pilot));
  const auto engine = context_.policy.engine();
  for (const auto& partner : context_.partners) {
    if (!check_participant(pilot, partner.party)) continue;
    const auto event = store::EventId::random(context_.random);
    TRY(note_sent(transaction, run.id, event));
    TRY(audit::send_protocol(transaction, {*engine, context_.self, partner.party, context_.random},
                             {.recipient = partner.party.id,
                              .type = std::string(event::kStarted),
                              .purpose = kKeyPurpose,
                              .subject = run.id.text(),
                              .data = event::text_of(event::Started{.run = run.id,
                                                                    .pilot = run.pilot,
                                                                    .started_at = *run.started_at,
                                                                    .ends_at = *run.ends_at,
                                                                    .sealed_key = crypto::seal_box(partner.key, key)}),
                              .actor = actor,
                              .id = event},
                             audit::ProtocolContent::kSealedText, *run.started_at));
  }
  return {};
}

Status PilotService::tell_ended(store::Transaction& transaction, const Run& run, const std::string& reason,
                                const std::string& actor) {
  const auto& pilot = *TRY(find(run.pilot));
  const auto engine = context_.policy.engine();
  for (const auto& partner : context_.partners) {
    if (!run.started_at || !check_participant(pilot, partner.party)) continue;
    TRY(audit::send_protocol(transaction, {*engine, context_.self, partner.party, context_.random},
                             {.recipient = partner.party.id,
                              .type = std::string(event::kEnded),
                              .purpose = kStatePurpose,
                              .subject = run.id.text(),
                              .data = event::text_of(event::Ended{run.id, reason}),
                              .actor = actor},
                             audit::ProtocolContent::kIdsOnly, context_.clock.now()));
  }
  return {};
}

Status PilotService::end(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor) {
  const auto now = context_.clock.now();
  if (!TRY(put_end(transaction, run.id, reason, now))) return {};
  TRY(note_act(transaction, actor, "pilot.ended", run.id.text(), *TRY(find(run.pilot)), reason, now));
  return tell_ended(transaction, run, reason, actor);
}

Status PilotService::stop(store::Transaction& transaction, const std::string& id, const std::string& actor) {
  const auto run = TRY(newest(transaction, id));
  if (run.ended_at) return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
  return end(transaction, run, run.started_at ? "stopped" : "refused", actor);
}

Status PilotService::end_when_due(store::Transaction& transaction, const Pilot& pilot, const Run& run) {
  if (!run.started_at || run.ended_at) return {};
  const auto why = reason_to_stop(pilot, run, TRY(tally_of(transaction, run.id)), context_.clock.now());
  return why ? end(transaction, run, *why, kSystem) : Status();
}

Status PilotService::end_due() {
  return context_.database.write([&](store::Transaction& transaction) -> Status {
    for (const auto& pilot : pilots_) {
      for (const auto& run : TRY(runs_of(transaction, pilot.id, 1))) TRY(end_when_due(transaction, pilot, run));
    }
    return {};
  });
}

Status PilotService::contribute(store::Transaction& transaction, const policy::Party& participant, const event::Hashed& hashed) {
  const auto* pilot = TRY(find(hashed.pilot));
  TRY(check_participant(*pilot, participant));
  TRY(check_type(*pilot, hashed.type));
  const auto now = context_.clock.now();
  const auto run = TRY(running(transaction, hashed.pilot));
  if (run.id != hashed.run) return fail(ErrorCode::kFailedPrecondition, "this hash is of an earlier run");
  TRY(put(transaction, Contribution{run.id, hashed.token, participant.id, participant.sector, hashed.has_complaint,
                                    now + std::chrono::days(pilot->kept_days)}));
  return note_act(transaction, "partner:" + participant.id, "pilot.contributed", run.id.text(), *pilot, "done", now);
}

Result<policy::Decision> PilotService::permit_answer(const Pilot& pilot, const policy::Party& asker, const std::string& type,
                                                     const QuestionId& question) const {
  std::optional<policy::Decision> last;
  for (const auto& sector : pilot.sectors) {
    last = TRY(permit(context_.policy.engine()->rules(), context_.node_is_synthetic, pilot,
                      {{.id = "participant", .sector = sector}, asker, type, question.text(), context_.clock.now()}));
  }
  if (!last) return fail(ErrorCode::kInternal, "a pilot in which nobody takes part");
  return *std::move(last);
}

Result<PilotAnswer> PilotService::look_up(store::Transaction& transaction, const Pilot& pilot, const Run& run,
                                          const crypto::Token& token, const Question& question) {
  const auto found = TRY(contributions_on(transaction, run.id, token, question.asked_at));
  const auto complaints = std::ranges::count(found, true, &Contribution::has_complaint);
  const auto sources = static_cast<std::int64_t>(found.size());
  const bool is_hit = sources >= pilot.sources_min && complaints >= pilot.complaints_min;
  // Below what the pilot asks for, not even the number of sources is told.
  const PilotAnswer answer{question.id, is_hit, is_hit ? sources : 0};
  auto kept = question;
  kept.is_hit = is_hit;
  kept.sources = answer.sources;
  TRY(insert(transaction, kept));
  return answer;
}

Status PilotService::answer(store::Transaction& transaction, const policy::Party& participant, const event::Hashed& hashed) {
  const auto* pilot = TRY(find(hashed.pilot));
  TRY(check_participant(*pilot, participant));
  TRY(check_type(*pilot, hashed.type));
  if (!hashed.question) return fail(ErrorCode::kInvalidArgument, "a question needs its number", "questionId");
  const auto run = TRY(running(transaction, hashed.pilot));
  if (run.id != hashed.run) return fail(ErrorCode::kFailedPrecondition, "this hash is of an earlier run");
  const auto now = context_.clock.now();
  const auto actor = "partner:" + participant.id;
  auto decision = TRY(permit_answer(*pilot, participant, hashed.type, *hashed.question));
  const auto given = TRY(look_up(transaction, *pilot, run, hashed.token,
                                 {.id = *hashed.question, .run = run.id, .asked_at = now, .asker = participant.id}));
  TRY(note_act(transaction, actor, "pilot.asked", given.question.text(), *pilot, given.is_hit ? "hit" : "no-hit", now));
  TRY(audit::release_in_trial(transaction, std::move(decision), TRY(policy::class_of_identifier(hashed.type)), pilot->purpose,
                              {.id = store::EventId::random(context_.random),
                               .recipient = participant.id,
                               .type = std::string(event::kAnswer),
                               .subject = given.question.text(),
                               .data = event::text_of(event::Answer{given.question, given.is_hit, given.sources}),
                               .actor = kSystem},
                              now));
  return end_when_due(transaction, *pilot, run);
}

Result<PilotAnswer> PilotService::ask(store::Transaction& transaction, const std::string& id,
                                      const identifiers::Identifier& identifier, const std::string& actor) {
  const auto* pilot = TRY(find(id));
  const std::string type(name_of(identifier.type()));
  TRY(check_type(*pilot, type));
  const auto now = context_.clock.now();
  const auto run = TRY(running(transaction, id));
  const auto key = TRY(key_of(transaction, run.id));
  const auto question = QuestionId::random(context_.random);
  TRY(permit_answer(*pilot, context_.self, type, question));
  const auto given =
      TRY(look_up(transaction, *pilot, run, TRY(token_of(*key, identifier)), {.id = question, .run = run.id, .asked_at = now}));
  TRY(note_act(transaction, actor, "pilot.asked", question.text(), *pilot, given.is_hit ? "hit" : "no-hit", now));
  TRY(end_when_due(transaction, *pilot, run));
  return given;
}

Status PilotService::judge(store::Transaction& transaction, const std::string& id, const Judgement& judgement,
                           const std::string& actor) {
  const auto* pilot = TRY(find(id));
  TRY(check_minutes(judgement.minutes));
  const auto run = TRY(newest(transaction, id));
  TRY(put_own_judgement(transaction, run.id, judgement));
  TRY(note_act(transaction, actor, "pilot.judged", judgement.question.text(), *pilot, judgement.was_right ? "right" : "wrong",
               context_.clock.now()));
  return end_when_due(transaction, *pilot, run);
}

}  // namespace dijkwacht::pilots
