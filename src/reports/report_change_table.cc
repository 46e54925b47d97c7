#include "reports/report_change_table.h"

namespace dijkwacht::reports {
namespace {

Result<ReportChangeKind> parse_kind(std::string_view name) {
  for (const auto kind : {ReportChangeKind::kAccepted, ReportChangeKind::kIdentified, ReportChangeKind::kWithdrawn}) {
    if (name_of(kind) == name) return kind;
  }
  return fail(ErrorCode::kDataCorrupt, "an unknown kind of change is stored");
}

}  // namespace

std::string_view name_of(ReportChangeKind kind) {
  switch (kind) {
    case ReportChangeKind::kAccepted: return "accepted";
    case ReportChangeKind::kIdentified: return "identified";
    case ReportChangeKind::kWithdrawn: return "withdrawn";
  }
  return "withdrawn";
}

Status append_change(store::Transaction& transaction, const ReportId& report, ReportChangeKind kind, Time now) {
  // Two writers that draw the same position cannot both commit: the second fails and is tried again.
  TRY(
      transaction.execute("INSERT INTO accepted_report_change (position, report_id, kind, at) "
                          "VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM accepted_report_change), $1, $2, $3)",
                          {report, name_of(kind), now}));
  return {};
}

Result<std::vector<ReportChange>> read_changes(store::Transaction& transaction, std::int64_t after, std::size_t limit) {
  std::vector<ReportChange> changes;
  const auto rows = TRY(transaction.query(
      "SELECT position, report_id, kind, at FROM accepted_report_change WHERE position > $1 ORDER BY position LIMIT $2",
      {after, limit}));
  for (const auto& row : rows) {
    changes.push_back({row.integer(0), row.id<ReportId>(1), TRY(parse_kind(row.text(2))), row.time(3)});
  }
  return changes;
}

Result<std::int64_t> last_change(store::Transaction& transaction) {
  const auto row = TRY(transaction.query_one("SELECT COALESCE(MAX(position), 0) FROM accepted_report_change", {}));
  return row->integer(0);
}

}  // namespace dijkwacht::reports
