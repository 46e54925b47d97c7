#include "pilots/pilot_service.h"

#include <algorithm>

#include "audit/audit_log.h"

namespace dijkwacht::pilots {
namespace {

constexpr std::size_t kRunsShown = 20;
constexpr std::size_t kHitsShown = 50;
constexpr std::size_t kKeyBytes = 32;
constexpr std::int64_t kMinutesMax = 10'000;
constexpr const char* kSystem = "system";

Status note(store::Transaction& transaction, std::string actor, std::string_view action, std::string subject, const Pilot& pilot,
            std::string_view outcome, Time now) {
  TRY(audit::append(transaction,
                    {.actor = std::move(actor),
                     .action = std::string(action),
                     .subject = std::move(subject),
                     .rule = pilot.rule,
                     .purpose = pilot.purpose,
                     .outcome = std::string(outcome)},
                    now));
  return {};
}

bool measures_devices(const Pilot& pilot) { return pilot.measures_devices; }

}  // namespace

PilotService::PilotService(PilotContext context, std::vector<Pilot> pilots, DeviceModel model)
    : context_(std::move(context)), pilots_(std::move(pilots)) {
  if (std::ranges::any_of(pilots_, measures_devices)) alike_per_million_ = alike_per_million(model);
}

Result<const Pilot*> PilotService::find(const std::string& pilot) const {
  const auto found = std::ranges::find(pilots_, pilot, &Pilot::id);
  if (found == pilots_.end()) return fail(ErrorCode::kNotFound, "there is no such pilot");
  return &*found;
}

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
  PilotView view{.pilot = TRY(find(id)), .runs = TRY(runs_of(transaction, id, kRunsShown)), .tally = {}, .unjudged = {}};
  if (view.runs.empty()) return view;
  view.tally = TRY(tally_of(transaction, view.runs.front().id));
  view.unjudged = TRY(unjudged_hits(transaction, view.runs.front().id, kHitsShown));
  return view;
}

Result<std::vector<PilotView>> PilotService::all() {
  return context_.database.read_value<std::vector<PilotView>>(
      [&](store::Transaction& transaction) -> Result<std::vector<PilotView>> {
        std::vector<PilotView> views;
        for (const auto& pilot : pilots_) views.push_back(TRY(view(transaction, pilot.id)));
        return views;
      });
}

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
  return note(transaction, actor, "pilot.proposed", run.id.text(), *pilot, "done", now);
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
  return note(transaction, actor, "pilot.started", run.id.text(), *pilot, "done", now);
}

Status PilotService::end(store::Transaction& transaction, const Run& run, const std::string& reason, const std::string& actor) {
  const auto now = context_.clock.now();
  if (!TRY(put_end(transaction, run.id, reason, now))) return {};
  return note(transaction, actor, "pilot.ended", run.id.text(), *TRY(find(run.pilot)), reason, now);
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

Result<RunKey> PilotService::key(const std::string& id) {
  return context_.database.read_value<RunKey>([&](store::Transaction& transaction) -> Result<RunKey> {
    const auto run = TRY(running(transaction, id));
    auto key = TRY(key_of(transaction, run.id));
    if (!key) return fail(ErrorCode::kFailedPrecondition, "this pilot does not run");
    return RunKey{run.id, std::move(*key)};
  });
}

Status PilotService::contribute(store::Transaction& transaction, const std::string& id, const NewContribution& contribution) {
  const auto* pilot = TRY(find(id));
  const auto now = context_.clock.now();
  const auto run = TRY(running(transaction, id));
  if (run.id != contribution.run)
    return fail(ErrorCode::kFailedPrecondition, "this hash is of an earlier run: fetch the key anew");
  if (std::ranges::find(pilot->sectors, contribution.sector) == pilot->sectors.end())
    return fail(ErrorCode::kInvalidArgument, "this sector takes no part in the pilot", "sector");
  TRY(put(transaction, Contribution{run.id, contribution.token, contribution.source, contribution.sector,
                                    contribution.has_complaint, now + std::chrono::days(pilot->kept_days)}));
  return note(transaction, contribution.source, "pilot.contributed", run.id.text(), *pilot, "done", now);
}

Status PilotService::check_policy(const Pilot& pilot, const identifiers::Identifier& identifier, const std::string& sector,
                                  const QuestionId& question) const {
  const policy::Engine engine(std::make_shared<policy::RuleBook>(opened_rule(pilot, context_.policy.engine()->rules())),
                              context_.node_is_synthetic);
  policy::Facts facts;
  facts.pilot_open = true;
  facts.permit_granted = true;  // of this trial only: simulated law, as the decision says of itself
  const auto decision = TRY(engine.permit({.from = {.id = "participant", .sector = sector},
                                           .to = context_.self,
                                           .data_class = TRY(policy::class_of_identifier(name_of(identifier.type()))),
                                           .purpose = pilot.purpose,
                                           .subject = question.text(),
                                           .facts = facts,
                                           .at = context_.clock.now()}));
  if (!decision.is_simulated_law()) return fail(ErrorCode::kInternal, "a pilot's answer must be simulated law");
  return {};
}

Result<PilotAnswer> PilotService::ask(store::Transaction& transaction, const std::string& id,
                                      const identifiers::Identifier& identifier, const std::string& actor) {
  const auto* pilot = TRY(find(id));
  if (std::ranges::find(pilot->types, name_of(identifier.type())) == pilot->types.end())
    return fail(ErrorCode::kInvalidArgument, "this pilot is not about such values", "type");
  const auto now = context_.clock.now();
  const auto run = TRY(running(transaction, id));
  const auto key = TRY(key_of(transaction, run.id));
  const auto question = QuestionId::random(context_.random);
  for (const auto& sector : pilot->sectors) TRY(check_policy(*pilot, identifier, sector, question));
  const auto token = crypto::tokenise(TRY(crypto::SecretKey::from_bytes(*key)), name_of(identifier.type()),
                                      identifier.canonical().reveal("ask a pilot"));
  const auto found = TRY(contributions_on(transaction, run.id, token, now));
  const auto complaints = std::ranges::count(found, true, &Contribution::has_complaint);
  const auto sources = static_cast<std::int64_t>(found.size());
  const bool is_hit = sources >= pilot->sources_min && complaints >= pilot->complaints_min;
  // Below what the pilot asks for, not even the number of sources is told.
  const PilotAnswer answer{question, is_hit, is_hit ? sources : 0};
  TRY(insert(transaction, Question{.id = question, .run = run.id, .asked_at = now, .sources = answer.sources, .is_hit = is_hit}));
  TRY(note(transaction, actor, "pilot.asked", question.text(), *pilot, is_hit ? "hit" : "no-hit", now));
  TRY(end_when_due(transaction, *pilot, run));
  return answer;
}

Status PilotService::judge(store::Transaction& transaction, const std::string& id, const QuestionId& question, bool was_right,
                           std::int64_t minutes, const std::string& actor) {
  const auto* pilot = TRY(find(id));
  if (minutes < 0 || minutes > kMinutesMax)
    return fail(ErrorCode::kInvalidArgument, "give the minutes it took, 0 or more", "minutes");
  const auto run = TRY(newest(transaction, id));
  if (!TRY(put_judgement(transaction, run.id, question, was_right, minutes)))
    return fail(ErrorCode::kFailedPrecondition, "this is no hit of the last run, or it was judged before");
  TRY(note(transaction, actor, "pilot.judged", question.text(), *pilot, was_right ? "right" : "wrong", context_.clock.now()));
  return end_when_due(transaction, *pilot, run);
}

}  // namespace dijkwacht::pilots
