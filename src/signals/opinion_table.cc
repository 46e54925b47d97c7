#include "signals/opinion_table.h"

namespace dijkwacht::signals {

Status insert(store::Transaction& transaction, const Opinion& opinion) {
  const auto& summary = opinion.content.summary;
  TRY(
      transaction.execute("INSERT INTO opinion (id, indicator_id, organisation, verdict, confidence, fraud_type, role, "
                          "valid_until, reason, author, state, "
                          "created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                          {opinion.id, opinion.indicator, opinion.content.organisation, name_of(summary.verdict),
                           summary.confidence, summary.fraud_type, summary.role, summary.valid_until, opinion.content.reason,
                           opinion.content.author, name_of(opinion.state), opinion.created}));
  return {};
}

Status set_state(store::Transaction& transaction, const OpinionId& id, OpinionState state) {
  TRY(transaction.execute("UPDATE opinion SET state = $2 WHERE id = $1", {id, name_of(state)}));
  return {};
}

Result<std::optional<Opinion>> find_opinion(store::Transaction& transaction, const OpinionId& id) {
  const auto row = TRY(transaction.query_one(
      "SELECT id, indicator_id, organisation, verdict, confidence, fraud_type, role, valid_until, reason, author, state, created "
      "FROM opinion WHERE id = $1",
      {id}));
  if (!row) return std::nullopt;
  Opinion opinion;
  opinion.id = row->id<OpinionId>(0);
  opinion.indicator = row->id<IndicatorId>(1);
  opinion.content.organisation = row->text(2);
  opinion.content.summary = {TRY(parse_verdict(row->text(3))), static_cast<int>(row->integer(4)), row->text(5), row->text(6),
                             row->time(7)};
  opinion.content.reason = row->text(8);
  opinion.content.author = row->text(9);
  opinion.state = TRY(parse_opinion_state(row->text(10)));
  opinion.created = row->time(11);
  return std::optional(std::move(opinion));
}

Result<std::vector<OpinionId>> expired_opinions(store::Transaction& transaction, Time now, std::size_t limit) {
  std::vector<OpinionId> ids;
  for (const auto& row :
       TRY(transaction.query("SELECT id FROM opinion WHERE state = $1 AND valid_until <= $2 ORDER BY valid_until, id LIMIT $3",
                             {name_of(OpinionState::kActive), now, limit}))) {
    ids.push_back(row.id<OpinionId>(0));
  }
  return ids;
}

}  // namespace dijkwacht::signals
