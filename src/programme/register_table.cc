#include "programme/register_table.h"

#include <fmt/core.h>

namespace dijkwacht::programme {
namespace {

constexpr std::string_view kCommitment =
    "SELECT id, seed, action_id, partner_id, deliverable_nl, deliverable_en, state, version, priority, capacity, owner, start, "
    "due, legal_rule, followed_from FROM programme_commitment";
constexpr std::string_view kBottleneck =
    "SELECT id, commitment_id, kind, text_nl, text_en, owner, since, noted, escalated_to, solved FROM programme_bottleneck";

store::Value value_of(const std::optional<Date>& date) { return date ? store::Value(date_text(*date)) : store::Value(); }

Result<std::optional<Date>> optional_date(const store::Row& row, std::size_t column) {
  if (row.is_null(column)) return std::nullopt;
  return std::optional(TRY(parse_date(row.text(column))));
}

std::optional<std::int64_t> optional_integer(const store::Row& row, std::size_t column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.integer(column));
}

Result<Commitment> commitment_of(const store::Row& row) {
  return Commitment{.id = row.id<CommitmentId>(0),
                    .seed = row.text(1),
                    .action = row.text(2),
                    .partner = row.text(3),
                    .deliverable = {row.text(4), row.text(5)},
                    .state = TRY(parse_state(row.text(6))),
                    .version = row.integer(7),
                    .priority = TRY(parse_priority(row.text(8))),
                    .capacity = row.text(9),
                    .owner = row.text(10),
                    .start = TRY(optional_date(row, 11)),
                    .due = TRY(optional_date(row, 12)),
                    .legal_rule = row.text(13),
                    .followed_from = TRY(parse_date(row.text(14)))};
}

Result<Bottleneck> bottleneck_of(const store::Row& row) {
  return Bottleneck{.id = row.id<BottleneckId>(0),
                    .commitment = row.id<CommitmentId>(1),
                    .kind = TRY(parse_bottleneck_kind(row.text(2))),
                    .text = {row.text(3), row.text(4)},
                    .owner = row.text(5),
                    .since = TRY(optional_date(row, 6)),
                    .noted = TRY(parse_date(row.text(7))),
                    .escalated_to = row.text(8),
                    .solved = TRY(optional_date(row, 9))};
}

}  // namespace

Result<bool> is_empty(store::Transaction& transaction) {
  return !TRY(transaction.query_one("SELECT id FROM programme_action LIMIT 1", {})).has_value();
}

Status insert(store::Transaction& transaction, const Partner& partner) {
  TRY(transaction.execute(
      "INSERT INTO programme_partner (id, name_nl, name_en, sector, role_nl, role_en, joined, source, source_date) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {partner.id, partner.name.nl, partner.name.en, partner.sector, partner.role.nl, partner.role.en, value_of(partner.joined),
       partner.source, partner.source_date}));
  return {};
}

Status insert(store::Transaction& transaction, const Action& planned, std::int64_t place) {
  TRY(transaction.execute(
      "INSERT INTO programme_action (id, place, theme, pillar, title_nl, title_en, story_nl, story_en, source, source_date) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {planned.id, place, planned.theme, planned.pillar, planned.title.nl, planned.title.en, planned.story.nl, planned.story.en,
       planned.source, planned.source_date}));
  return {};
}

Status insert(store::Transaction& transaction, const Commitment& commitment, Time now) {
  TRY(transaction.execute(
      "INSERT INTO programme_commitment (id, seed, action_id, partner_id, deliverable_nl, deliverable_en, state, version, "
      "priority, capacity, owner, start, due, legal_rule, followed_from, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
      "$10, $11, $12, $13, $14, $15, $16)",
      {commitment.id, commitment.seed, commitment.action, commitment.partner, commitment.deliverable.nl,
       commitment.deliverable.en, name_of(commitment.state), commitment.version, name_of(commitment.priority),
       commitment.capacity, commitment.owner, value_of(commitment.start), value_of(commitment.due), commitment.legal_rule,
       date_text(commitment.followed_from), now}));
  return {};
}

Status insert(store::Transaction& transaction, const Bottleneck& bottleneck) {
  TRY(transaction.execute(
      "INSERT INTO programme_bottleneck (id, commitment_id, kind, text_nl, text_en, owner, since, noted, escalated_to) VALUES "
      "($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {bottleneck.id, bottleneck.commitment, name_of(bottleneck.kind), bottleneck.text.nl, bottleneck.text.en, bottleneck.owner,
       value_of(bottleneck.since), date_text(bottleneck.noted), bottleneck.escalated_to}));
  return {};
}

Status insert(store::Transaction& transaction, const CommitmentId& commitment, const Change& change) {
  TRY(transaction.execute(
      "INSERT INTO programme_change (commitment_id, version, at, actor, kind, what, note, proof) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7, $8)",
      {commitment, change.version, change.at, change.actor, change.kind, change.what, change.note,
       change.proof.empty() ? store::Value() : store::Value(change.proof)}));
  return {};
}

Status insert_dependency(store::Transaction& transaction, const CommitmentId& commitment, const CommitmentId& depends_on) {
  TRY(transaction.execute("INSERT INTO programme_dependency (commitment_id, depends_on) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                          {commitment, depends_on}));
  return {};
}

Result<bool> insert(store::Transaction& transaction, const CommitmentId& commitment, const Escalation& escalation) {
  return TRY(transaction.execute(
             "INSERT INTO programme_escalation (commitment_id, period, rule, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             {commitment, escalation.period.text(), escalation.rule, escalation.at})) > 0;
}

Result<bool> update(store::Transaction& transaction, const Commitment& commitment) {
  return TRY(transaction.execute("UPDATE programme_commitment SET state = $2, version = $3, priority = $4, capacity = $5, owner "
                                 "= $6, start = $7, due "
                                 "= $8, legal_rule = $9, followed_from = $10 WHERE id = $1 AND version = $3 - 1",
                                 {commitment.id, name_of(commitment.state), commitment.version, name_of(commitment.priority),
                                  commitment.capacity, commitment.owner, value_of(commitment.start), value_of(commitment.due),
                                  commitment.legal_rule, date_text(commitment.followed_from)})) > 0;
}

Status put(store::Transaction& transaction, const CommitmentId& commitment, const StatusReport& report) {
  TRY(transaction.execute(
      "INSERT INTO programme_report (commitment_id, period, progress, note, at, actor) VALUES ($1, $2, $3, $4, $5, $6) ON "
      "CONFLICT (commitment_id, period) DO UPDATE SET progress = $3, note = $4, at = $5, actor = $6",
      {commitment, report.period.text(), report.progress, report.note, report.at, report.actor}));
  return {};
}

Status put(store::Transaction& transaction, const CommitmentId& commitment, const Effort& effort) {
  TRY(transaction.execute(
      "INSERT INTO programme_effort (commitment_id, period, promised_fte_hundredths, promised_cents, delivered_fte_hundredths, "
      "delivered_cents) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (commitment_id, period) DO UPDATE SET "
      "promised_fte_hundredths = COALESCE($3, programme_effort.promised_fte_hundredths), promised_cents = COALESCE($4, "
      "programme_effort.promised_cents), delivered_fte_hundredths = COALESCE($5, programme_effort.delivered_fte_hundredths), "
      "delivered_cents = COALESCE($6, programme_effort.delivered_cents)",
      {commitment, effort.period.text(), effort.promised_fte_hundredths, effort.promised_cents, effort.delivered_fte_hundredths,
       effort.delivered_cents}));
  return {};
}

Status update(store::Transaction& transaction, const Bottleneck& bottleneck) {
  TRY(transaction.execute("UPDATE programme_bottleneck SET owner = $2, escalated_to = $3, solved = $4 WHERE id = $1",
                          {bottleneck.id, bottleneck.owner, bottleneck.escalated_to, value_of(bottleneck.solved)}));
  return {};
}

Result<bool> put_contact(store::Transaction& transaction, std::string_view partner, std::string_view account) {
  return TRY(transaction.execute("UPDATE programme_partner SET contact = $2 WHERE id = $1", {partner, account})) > 0;
}

Result<std::vector<Partner>> read_partners(store::Transaction& transaction) {
  std::vector<Partner> partners;
  for (const auto& row : TRY(transaction.query("SELECT id, name_nl, name_en, sector, role_nl, role_en, joined, contact, source, "
                                               "source_date FROM programme_partner ORDER BY name_nl, id",
                                               {}))) {
    partners.push_back({.id = row.text(0),
                        .name = {row.text(1), row.text(2)},
                        .sector = row.text(3),
                        .role = {row.text(4), row.text(5)},
                        .joined = TRY(optional_date(row, 6)),
                        .contact = row.optional_text(7).value_or(""),
                        .source = row.text(8),
                        .source_date = row.text(9)});
  }
  return partners;
}

Result<std::vector<Action>> read_actions(store::Transaction& transaction) {
  std::vector<Action> actions;
  for (const auto& row : TRY(transaction.query("SELECT id, theme, pillar, title_nl, title_en, story_nl, story_en, source, "
                                               "source_date FROM programme_action ORDER BY place",
                                               {}))) {
    actions.push_back({.id = row.text(0),
                       .theme = row.integer(1),
                       .pillar = row.text(2),
                       .title = {row.text(3), row.text(4)},
                       .story = {row.text(5), row.text(6)},
                       .source = row.text(7),
                       .source_date = row.text(8)});
  }
  return actions;
}

Result<std::vector<Commitment>> read_commitments(store::Transaction& transaction) {
  static const auto sql = fmt::format("{} ORDER BY created, seed, id", kCommitment);
  std::vector<Commitment> commitments;
  for (const auto& row : TRY(transaction.query(sql, {}))) commitments.push_back(TRY(commitment_of(row)));
  return commitments;
}

Result<std::optional<Commitment>> find_commitment(store::Transaction& transaction, const CommitmentId& id) {
  static const auto sql = fmt::format("{} WHERE id = $1", kCommitment);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(commitment_of(*row)));
}

Result<std::optional<Bottleneck>> find_bottleneck(store::Transaction& transaction, const BottleneckId& id) {
  static const auto sql = fmt::format("{} WHERE id = $1", kBottleneck);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(bottleneck_of(*row)));
}

Status read_course(store::Transaction& transaction, Dossier& dossier) {
  const auto& id = dossier.commitment.id;
  static const auto bottlenecks = fmt::format("{} WHERE commitment_id = $1 ORDER BY noted, id", kBottleneck);
  for (const auto& row : TRY(transaction.query(bottlenecks, {id}))) dossier.bottlenecks.push_back(TRY(bottleneck_of(row)));
  for (const auto& row : TRY(transaction.query(
           "SELECT period, progress, note, at, actor FROM programme_report WHERE commitment_id = $1 ORDER BY period", {id}))) {
    dossier.reports.push_back({TRY(Period::parse(row.text(0))), row.integer(1), row.text(2), row.time(3), row.text(4)});
  }
  for (const auto& row : TRY(transaction.query(
           "SELECT period, promised_fte_hundredths, promised_cents, delivered_fte_hundredths, delivered_cents FROM "
           "programme_effort WHERE commitment_id = $1 ORDER BY period",
           {id}))) {
    dossier.efforts.push_back({TRY(Period::parse(row.text(0))), optional_integer(row, 1), optional_integer(row, 2),
                               optional_integer(row, 3), optional_integer(row, 4)});
  }
  for (const auto& row :
       TRY(transaction.query("SELECT depends_on FROM programme_dependency WHERE commitment_id = $1 ORDER BY depends_on", {id}))) {
    dossier.depends_on.push_back(row.id<CommitmentId>(0));
  }
  for (const auto& row : TRY(transaction.query(
           "SELECT period, rule, at FROM programme_escalation WHERE commitment_id = $1 ORDER BY period, rule", {id}))) {
    dossier.escalations.push_back({TRY(Period::parse(row.text(0))), row.text(1), row.time(2)});
  }
  return {};
}

Status read_history(store::Transaction& transaction, Dossier& dossier) {
  for (const auto& row : TRY(transaction.query("SELECT version, at, actor, kind, what, note, proof FROM programme_change WHERE "
                                               "commitment_id = $1 ORDER BY version",
                                               {dossier.commitment.id}))) {
    dossier.history.push_back(
        {row.integer(0), row.time(1), row.text(2), row.text(3), row.text(4), row.text(5), row.optional_text(6).value_or("")});
  }
  return {};
}

}  // namespace dijkwacht::programme
