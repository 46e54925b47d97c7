#include "cases/case_history_table.h"

namespace dijkwacht::cases {

Status insert_history(store::Transaction& transaction, std::int64_t entry, const HistoryStep& step, std::string_view by,
                      Time now) {
  TRY(transaction.execute(
      "INSERT INTO case_history (entry, case_id, at, kind, nl, en, by_whom, other_case, decision_id) VALUES ($1, $2, $3, $4, $5, "
      "$6, $7, $8, $9)",
      {entry, step.case_id, now, name_of(step.kind), step.text.nl, step.text.en, by, step.other, step.decision}));
  return {};
}

Result<std::vector<HistoryRow>> history_of(store::Transaction& transaction, const CaseId& id, std::size_t limit) {
  const auto rows =
      TRY(transaction.query("SELECT at, kind, nl, en, by_whom, other_case, decision_id FROM case_history WHERE case_id = $1 "
                            "ORDER BY entry DESC LIMIT $2",
                            {id, limit}));
  std::vector<HistoryRow> history;
  for (const auto& row : rows) {
    HistoryRow step{.at = row.time(0), .kind = row.text(1), .text = {row.text(2), row.text(3)}, .by = row.text(4)};
    if (!row.is_null(5)) step.other = row.id<CaseId>(5);
    if (!row.is_null(6)) step.decision = row.id<DecisionId>(6);
    history.push_back(std::move(step));
  }
  return history;
}

}  // namespace dijkwacht::cases
