#include "effect/intervention_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "audit/release.h"
#include "barriers/decision_table.h"
#include "effect/intervention_table.h"

namespace dijkwacht::effect {
namespace {

constexpr std::string_view kPurpose = "knowledge-agenda";
constexpr auto kClass = policy::DataClass::kAggregate;

Status note_act(store::Transaction& transaction, const std::string& actor, std::string_view action, std::string subject, Time now,
                std::int64_t count = 1) {
  TRY(audit::append(transaction, {.actor = actor, .action = std::string(action), .subject = std::move(subject), .count = count},
                    now));
  return {};
}

Result<Intervention> existing(Result<std::optional<Intervention>> found) {
  auto intervention = TRY(std::move(found));
  if (!intervention) return fail(ErrorCode::kNotFound, "there is no such intervention");
  return std::move(*intervention);
}

}  // namespace

Result<const barriers::Rule*> InterventionService::rule_of(const Plan& plan) const {
  const auto found = std::ranges::find(rules_.rules(), plan.rule, &barriers::Rule::id);
  if (found == rules_.rules().end()) return fail(ErrorCode::kInvalidArgument, "there is no such barrier rule here", "rule");
  return &*found;
}

Status InterventionService::check_alone(store::Transaction& transaction, const Plan& plan,
                                        const std::optional<InterventionId>& self) const {
  if (plan.design != Design::kTrial) return {};
  for (const auto& trial : TRY(open_trials(transaction))) {
    if (trial.rule == plan.rule && trial.id != self)
      return fail(ErrorCode::kConflict, "another trial of this rule is planned or runs: two would blur each other", "rule");
  }
  return {};
}

Result<InterventionId> InterventionService::register_plan(store::Transaction& transaction, const Plan& plan,
                                                          const std::string& actor) {
  TRY(check_plan(plan, *TRY(rule_of(plan))));
  TRY(check_alone(transaction, plan, std::nullopt));
  if (TRY(newest_interventions(transaction, kInterventionsMax)).size() >= kInterventionsMax)
    return fail(ErrorCode::kTooLarge, "the register of interventions is full");
  const auto now = node_.clock.now();
  const Intervention intervention{
      .id = InterventionId::random(node_.random), .plan = plan, .registered_by = actor, .registered_at = now};
  TRY(insert(transaction, intervention, crypto::SecretKey::random()));
  TRY(note_act(transaction, actor, "intervention.registered", intervention.id.text(), now));
  return intervention.id;
}

Result<Intervention> InterventionService::open(store::Transaction& transaction, const ActOn& on) const {
  auto intervention = TRY(existing(find_intervention(transaction, on.intervention)));
  if (intervention.version != on.version)
    return fail(ErrorCode::kConflict, "it was changed since you read it: read it again", "version");
  return intervention;
}

Status InterventionService::close(store::Transaction& transaction, Intervention intervention, const ActOn& on,
                                  std::string_view action) const {
  intervention.version += 1;
  if (!TRY(update(transaction, intervention)))
    return fail(ErrorCode::kConflict, "it was changed since you read it: read it again", "version");
  return note_act(transaction, on.actor, action, intervention.id.text(), node_.clock.now());
}

Status InterventionService::amend(store::Transaction& transaction, const ActOn& on, const Plan& plan) {
  auto intervention = TRY(open(transaction, on));
  TRY(check_amendable(intervention));
  TRY(check_plan(plan, *TRY(rule_of(plan))));
  TRY(check_alone(transaction, plan, intervention.id));
  intervention.plan = plan;
  return close(transaction, std::move(intervention), on, "intervention.amended");
}

Status InterventionService::start(store::Transaction& transaction, const ActOn& on) {
  auto intervention = TRY(open(transaction, on));
  TRY(check_step(intervention, InterventionState::kRunning));
  intervention.state = InterventionState::kRunning;
  intervention.started_at = node_.clock.now();
  return close(transaction, std::move(intervention), on, "intervention.started");
}

Status InterventionService::end(store::Transaction& transaction, const ActOn& on) {
  auto intervention = TRY(open(transaction, on));
  TRY(check_step(intervention, InterventionState::kEnded));
  intervention.state = InterventionState::kEnded;
  intervention.ended_at = node_.clock.now();
  return close(transaction, std::move(intervention), on, "intervention.ended");
}

Status InterventionService::take_weeks(store::Transaction& transaction, const InterventionId& id,
                                       const std::vector<UnitWeek>& weeks, const std::string& actor) {
  const auto intervention = TRY(existing(find_intervention(transaction, id)));
  const auto& units = intervention.plan.units;
  if (intervention.plan.design != Design::kSteps)
    return fail(ErrorCode::kFailedPrecondition, "a trial counts by itself: only steps take figures of units");
  if (weeks.empty() || weeks.size() > kUnitWeeksMax) return fail(ErrorCode::kInvalidArgument, "must hold 1 to 5,000", "weeks");
  for (const auto& week : weeks) {
    if (std::ranges::find(units, week.unit, &Unit::name) == units.end())
      return fail(ErrorCode::kInvalidArgument, "the plan has no such unit", "unit");
    TRY(put(transaction, id, week));
  }
  return note_act(transaction, actor, "intervention.weeks-told", id.text(), node_.clock.now(),
                  static_cast<std::int64_t>(weeks.size()));
}

Result<Estimates> InterventionService::estimate(store::Transaction& transaction, const Intervention& intervention) const {
  const auto now = node_.clock.now();
  if (intervention.plan.design == Design::kSteps)
    return estimate_steps(intervention.plan, TRY(read_unit_weeks(transaction, intervention.id)), now);
  const auto tally = [&](Arm arm) { return tally_of(transaction, intervention, InterventionState::kRunning, arm); };
  return estimate_trial(intervention.plan, TRY(tally(Arm::kTreated)), TRY(tally(Arm::kHeldOut)), now);
}

Result<BoardRow> InterventionService::row(const Intervention& intervention, ToldEstimates estimates) const {
  return board_row(intervention, node_.self.id, *TRY(rule_of(intervention.plan)), std::move(estimates));
}

Status InterventionService::publish(store::Transaction& transaction, const ActOn& on) {
  auto intervention = TRY(open(transaction, on));
  if (intervention.state == InterventionState::kPlanned)
    return fail(ErrorCode::kFailedPrecondition, "it has not started: there is nothing to tell");
  if (offices_.empty()) return fail(ErrorCode::kFailedPrecondition, "the partner register names no programme office");
  const auto now = node_.clock.now();
  const auto told = row_text(TRY(row(intervention, told_outside(TRY(estimate(transaction, intervention))))));
  intervention.published += 1;
  for (const auto& office : offices_) {
    auto decision = TRY(node_.policy.engine()->permit({.from = node_.self,
                                                       .to = office,
                                                       .data_class = kClass,
                                                       .purpose = std::string(kPurpose),
                                                       .subject = intervention.id.text(),
                                                       .facts = {.disclosure_checked = true},
                                                       .at = now}));
    TRY(audit::release(transaction, std::move(decision), kClass, kPurpose,
                       {.id = store::EventId::random(node_.random),
                        .recipient = office.id,
                        .type = std::string(kMeasured),
                        .subject = intervention.id.text(),
                        .version = intervention.published,
                        .data = told,
                        .actor = on.actor},
                       now));
  }
  return close(transaction, std::move(intervention), on, "intervention.published");
}

Status InterventionService::note(store::Transaction& transaction, const Outcome& outcome, const std::string& actor) {
  if (!TRY(barriers::find_decision(transaction, outcome.decision)))
    return fail(ErrorCode::kNotFound, "there is no such decision", "decisionId");
  if (const auto known = TRY(find_outcome(transaction, outcome.decision, outcome.kind))) {
    if (*known == outcome) return {};
    return fail(ErrorCode::kConflict, "another outcome of this kind is known of this payment", "kind");
  }
  const auto now = node_.clock.now();
  TRY(insert(transaction, outcome, now));
  return note_act(transaction, actor, "payment.outcome-noted", outcome.decision.text(), now);
}

Result<Dossier> InterventionService::dossier(store::Transaction& transaction, const InterventionId& id) const {
  auto intervention = TRY(existing(find_intervention(transaction, id)));
  const auto estimates = TRY(estimate(transaction, intervention));
  Dossier dossier{.intervention = intervention, .row = TRY(row(intervention, told_inside(estimates)))};
  dossier.payments = estimates.treated.payments + estimates.compared.payments;
  if (intervention.plan.design == Design::kSteps) {
    dossier.weeks = static_cast<std::int64_t>(TRY(read_unit_weeks(transaction, id)).size());
    return dossier;
  }
  const auto before = [&](Arm arm) { return tally_of(transaction, intervention, InterventionState::kPlanned, arm); };
  dossier.before_start =
      estimate_trial(intervention.plan, TRY(before(Arm::kTreated)), TRY(before(Arm::kHeldOut)), node_.clock.now()).fraud;
  return dossier;
}

Result<Dossier> InterventionService::dossier(const InterventionId& id) const {
  return node_.database.read_value<Dossier>([&](store::Transaction& transaction) { return dossier(transaction, id); });
}

Result<std::vector<BoardRow>> InterventionService::board() const {
  return node_.database.read_value<std::vector<BoardRow>>([&](store::Transaction& transaction) -> Result<std::vector<BoardRow>> {
    std::vector<BoardRow> rows;
    for (const auto& each : TRY(newest_interventions(transaction, kInterventionsMax)))
      rows.push_back(TRY(row(each, told_inside(TRY(estimate(transaction, each))))));
    return rows;
  });
}

Result<std::vector<std::string>> InterventionService::held_out(store::Transaction& transaction, const crypto::Token& payer) {
  std::vector<std::string> rules;
  for (const auto& trial : TRY(open_trials(transaction))) {
    const bool runs = trial.state == InterventionState::kRunning;
    if (runs && arm_of(trial.arm_key, payer, trial.held_out_percent) == Arm::kHeldOut) rules.push_back(trial.rule);
  }
  return rules;
}

Status InterventionService::on_decided(store::Transaction& transaction, const barriers::DecisionId& decision,
                                       const crypto::Token& payer, const std::vector<barriers::Consequence>& consequences,
                                       Time now) {
  for (const auto& trial : TRY(open_trials(transaction))) {
    if (std::ranges::find(consequences, trial.rule, &barriers::Consequence::rule) == consequences.end()) continue;
    TRY(insert_exposure(transaction, trial, decision, arm_of(trial.arm_key, payer, trial.held_out_percent), now));
  }
  return {};
}

}  // namespace dijkwacht::effect
