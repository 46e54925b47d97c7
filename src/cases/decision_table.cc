#include "cases/decision_table.h"

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns =
    "SELECT decision_id, number, kind, case_id, other_case, reason, by_whom, at, undone_at, superseded_by FROM case_decision";

std::string_view name_of(DecisionKind kind) { return kind == DecisionKind::kTogether ? "together" : "apart"; }

Result<DecisionRow> row_of(store::Transaction& transaction, const store::Row& row) {
  DecisionRow found{.id = row.id<DecisionId>(0),
                    .number = row.integer(1),
                    .kind = row.text(2) == "together" ? DecisionKind::kTogether : DecisionKind::kApart,
                    .case_id = row.id<CaseId>(3),
                    .other_case = row.id<CaseId>(4),
                    .reason = row.text(5),
                    .by = row.text(6),
                    .at = row.time(7),
                    .undone_at = row.optional_time(8)};
  if (!row.is_null(9)) found.superseded_by = row.id<DecisionId>(9);
  const auto reports = TRY(transaction.query(
      "SELECT side, report_id FROM case_decision_report WHERE decision_id = $1 ORDER BY report_id", {found.id}));
  for (const auto& report : reports) found.sides[report.integer(0) == 0 ? 0 : 1].push_back(report.id<reports::ReportId>(1));
  return found;
}

Result<std::vector<DecisionRow>> rows_of(store::Transaction& transaction, const std::vector<store::Row>& rows) {
  std::vector<DecisionRow> decisions;
  for (const auto& row : rows) decisions.push_back(TRY(row_of(transaction, row)));
  return decisions;
}

std::vector<ReportIndex> positions_of(const LinkIndex& index, const std::vector<reports::ReportId>& reports) {
  std::vector<ReportIndex> positions;
  for (const auto& report : reports) {
    const auto position = index.find_report(report);
    if (position != kNoIndex) positions.push_back(position);
  }
  return positions;
}

void restore(LinkIndex& index, const DecisionRow& decision) {
  const auto remaining = positions_of(index, decision.sides[0]);
  const auto other = positions_of(index, decision.sides[1]);
  auto bound = other;
  if (decision.kind == DecisionKind::kTogether) {
    bound.insert(bound.end(), remaining.begin(), remaining.end());
  } else {
    index.add_apart(ApartDecision{decision.id, {remaining, other}, decision.is_active()});
  }
  if (decision.is_active()) index.bind(decision.id, bound);
}

}  // namespace

Status insert_decision(store::Transaction& transaction, const DecisionRow& decision) {
  TRY(
      transaction.execute("INSERT INTO case_decision (decision_id, number, kind, case_id, other_case, reason, by_whom, at) "
                          "VALUES ($1, $2, $3, $4, $5, "
                          "$6, $7, $8)",
                          {decision.id, decision.number, name_of(decision.kind), decision.case_id, decision.other_case,
                           decision.reason, decision.by, decision.at}));
  for (int side = 0; side < 2; ++side) {
    for (const auto& report : decision.sides[static_cast<std::size_t>(side)]) {
      TRY(transaction.execute("INSERT INTO case_decision_report (decision_id, report_id, side) VALUES ($1, $2, $3)",
                              {decision.id, report, side}));
    }
  }
  return {};
}

Status set_undone(store::Transaction& transaction, const DecisionId& id, Time now) {
  TRY(transaction.execute("UPDATE case_decision SET undone_at = $2 WHERE decision_id = $1", {id, now}));
  return {};
}

Status set_superseded(store::Transaction& transaction, const DecisionId& id, const DecisionId& by) {
  TRY(transaction.execute("UPDATE case_decision SET superseded_by = $2 WHERE decision_id = $1", {id, by}));
  return {};
}

Result<std::vector<DecisionRow>> reinstate(store::Transaction& transaction, const DecisionId& by) {
  const auto decisions = TRY(
      rows_of(transaction, TRY(transaction.query(std::string(kColumns) + " WHERE superseded_by = $1 ORDER BY number", {by}))));
  TRY(transaction.execute("UPDATE case_decision SET superseded_by = NULL WHERE superseded_by = $1", {by}));
  return decisions;
}

Result<std::optional<DecisionRow>> find_decision(store::Transaction& transaction, const DecisionId& id) {
  const auto row = TRY(transaction.query_one(std::string(kColumns) + " WHERE decision_id = $1", {id}));
  if (!row) return std::optional<DecisionRow>{};
  return std::optional(TRY(row_of(transaction, *row)));
}

Status restore_decisions(store::Transaction& transaction, LinkIndex& index) {
  const auto rows = TRY(transaction.query(std::string(kColumns) + " ORDER BY number", {}));
  for (const auto& decision : TRY(rows_of(transaction, rows))) restore(index, decision);
  return {};
}

}  // namespace dijkwacht::cases
