#include "effect/intervention_table.h"

#include <fmt/core.h>

#include <algorithm>

namespace dijkwacht::effect {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, plan, state, version, registered_by, registered_at, started_at, ended_at, published FROM intervention";
constexpr double kCentsAEuro = 100;

Result<Intervention> intervention_of(const store::Row& row) {
  const auto plan = TRY(JsonDocument::parse(row.text(1)));
  return Intervention{.id = row.id<InterventionId>(0),
                      .plan = TRY(read_plan(plan.root())),
                      .state = TRY(parse_intervention_state(row.text(2))),
                      .version = row.integer(3),
                      .registered_by = row.text(4),
                      .registered_at = row.time(5),
                      .started_at = row.optional_time(6),
                      .ended_at = row.optional_time(7),
                      .published = row.integer(8)};
}

bool holds(const std::vector<std::string>& types, const std::string& type) {
  return std::ranges::find(types, type) != types.end();
}

/// Adds outcomes of one kind, and of one type of fraud.
void add(Tally& tally, const Plan& plan, OutcomeKind kind, const std::string& type, const store::Row& row) {
  const auto count = row.integer(2);
  if (kind == OutcomeKind::kComplaint) tally.complaints += count;
  if (kind == OutcomeKind::kWrongHold) {
    tally.wrong_holds += count;
    tally.minutes_waited += row.integer(5);
  }
  if (kind != OutcomeKind::kFraud) return;
  const bool is_meant = holds(plan.fraud_types, type);
  if (!is_meant && !holds(plan.neighbour_types, type)) return;
  (is_meant ? tally.frauds : tally.neighbours) += count;
  tally.loss_minor += row.integer(3);
  tally.loss_squares += static_cast<double>(row.integer(4)) / (kCentsAEuro * kCentsAEuro);
}

}  // namespace

Status insert(store::Transaction& transaction, const Intervention& intervention, const crypto::SecretKey& arm_key) {
  TRY(
      transaction.execute("INSERT INTO intervention (id, rule, plan, state, version, arm_key, registered_by, registered_at) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {intervention.id, intervention.plan.rule, plan_text(intervention.plan), name_of(intervention.state),
                           intervention.version, arm_key.bytes(), intervention.registered_by, intervention.registered_at}));
  return {};
}

Result<bool> update(store::Transaction& transaction, const Intervention& intervention) {
  return TRY(transaction.execute(
             "UPDATE intervention SET rule = $2, plan = $3, state = $4, version = $5, started_at = $6, ended_at = $7, "
             "published = $8 WHERE id = $1 AND version = $9",
             {intervention.id, intervention.plan.rule, plan_text(intervention.plan), name_of(intervention.state),
              intervention.version, intervention.started_at, intervention.ended_at, intervention.published,
              intervention.version - 1})) > 0;
}

Result<std::optional<Intervention>> find_intervention(store::Transaction& transaction, const InterventionId& id) {
  static const auto sql = fmt::format("{} WHERE id = $1", kColumns);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(intervention_of(*row)));
}

Result<std::vector<Intervention>> newest_interventions(store::Transaction& transaction, std::size_t limit) {
  static const auto sql = fmt::format("{} ORDER BY registered_at DESC, id DESC LIMIT $1", kColumns);
  std::vector<Intervention> found;
  for (const auto& row : TRY(transaction.query(sql, {limit}))) found.push_back(TRY(intervention_of(row)));
  return found;
}

Result<std::vector<OpenTrial>> open_trials(store::Transaction& transaction) {
  std::vector<OpenTrial> found;
  for (const auto& row : TRY(transaction.query("SELECT id, plan, state, arm_key FROM intervention WHERE state <> $1",
                                               {name_of(InterventionState::kEnded)}))) {
    const auto document = TRY(JsonDocument::parse(row.text(1)));
    auto plan = TRY(read_plan(document.root()));
    if (plan.design != Design::kTrial) continue;
    found.push_back({.id = row.id<InterventionId>(0),
                     .rule = std::move(plan.rule),
                     .state = TRY(parse_intervention_state(row.text(2))),
                     .held_out_percent = plan.held_out_percent,
                     .arm_key = TRY(crypto::SecretKey::from_bytes(row.bytes(3)))});
  }
  return found;
}

Status insert_exposure(store::Transaction& transaction, const OpenTrial& trial, const barriers::DecisionId& decision, Arm arm,
                       Time now) {
  TRY(transaction.execute("INSERT INTO exposure (intervention_id, decision_id, arm, state, at) VALUES ($1, $2, $3, $4, $5)",
                          {trial.id, decision, name_of(arm), name_of(trial.state), now}));
  return {};
}

Result<Tally> tally_of(store::Transaction& transaction, const Intervention& intervention, InterventionState state, Arm arm) {
  Tally tally;
  const store::Parameters which{intervention.id, name_of(state), name_of(arm)};
  tally.payments =
      TRY(transaction.query_one("SELECT count(*) FROM exposure WHERE intervention_id = $1 AND state = $2 AND arm = $3", which))
          ->integer(0);
  for (const auto& row :
       TRY(transaction.query("SELECT o.kind, o.fraud_type, count(*), sum(o.amount_minor), sum(o.amount_minor * o.amount_minor), "
                             "sum(o.minutes_waited) "
                             "FROM exposure e JOIN payment_outcome o ON o.decision_id = e.decision_id "
                             "WHERE e.intervention_id = $1 AND e.state = $2 AND e.arm = $3 GROUP BY o.kind, o.fraud_type",
                             which))) {
    add(tally, intervention.plan, TRY(parse_outcome_kind(row.text(0))), row.text(1), row);
  }
  return tally;
}

Result<std::optional<Outcome>> find_outcome(store::Transaction& transaction, const barriers::DecisionId& decision,
                                            OutcomeKind kind) {
  const auto row = TRY(transaction.query_one(
      "SELECT fraud_type, amount_minor, minutes_waited FROM payment_outcome WHERE decision_id = $1 AND kind = $2",
      {decision, name_of(kind)}));
  if (!row) return std::nullopt;
  return std::optional(Outcome{decision, kind, row->text(0), row->integer(1), row->integer(2)});
}

Status insert(store::Transaction& transaction, const Outcome& outcome, Time now) {
  TRY(transaction.execute(
      "INSERT INTO payment_outcome (decision_id, kind, fraud_type, amount_minor, minutes_waited, noted_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {outcome.decision, name_of(outcome.kind), outcome.fraud_type, outcome.amount_minor, outcome.minutes_waited, now}));
  return {};
}

Status put(store::Transaction& transaction, const InterventionId& intervention, const UnitWeek& week) {
  const auto& tally = week.tally;
  TRY(transaction.execute(
      "INSERT INTO unit_week (intervention_id, unit, monday, payments, frauds, neighbours, loss_minor, wrong_holds, "
      "minutes_waited, complaints) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (intervention_id, unit, monday) "
      "DO UPDATE SET payments = $4, frauds = $5, neighbours = $6, loss_minor = $7, wrong_holds = $8, minutes_waited = $9, "
      "complaints = $10",
      {intervention, week.unit, date_text(week.monday), tally.payments, tally.frauds, tally.neighbours, tally.loss_minor,
       tally.wrong_holds, tally.minutes_waited, tally.complaints}));
  return {};
}

Result<std::vector<UnitWeek>> read_unit_weeks(store::Transaction& transaction, const InterventionId& intervention) {
  std::vector<UnitWeek> weeks;
  for (const auto& row : TRY(transaction.query("SELECT unit, monday, payments, frauds, neighbours, loss_minor, wrong_holds, "
                                               "minutes_waited, complaints FROM unit_week "
                                               "WHERE intervention_id = $1 ORDER BY unit, monday",
                                               {intervention}))) {
    weeks.push_back({.unit = row.text(0),
                     .monday = TRY(parse_date(row.text(1))),
                     .tally = {.payments = row.integer(2),
                               .frauds = row.integer(3),
                               .neighbours = row.integer(4),
                               .loss_minor = row.integer(5),
                               .wrong_holds = row.integer(6),
                               .minutes_waited = row.integer(7),
                               .complaints = row.integer(8)}});
  }
  return weeks;
}

}  // namespace dijkwacht::effect
