#include "reports/timeline_table.h"

namespace dijkwacht::reports {
namespace {

/// A report has a dozen steps; news of the police comes at most a few times for each.
constexpr int kEntriesMax = 500;

}  // namespace

Status append_timeline(store::Transaction& transaction, const ReportId& report, const TimelineEntry& entry) {
  TRY(transaction.execute(
      "INSERT INTO report_event (report_id, number, at, code, organisation, detail) "
      "VALUES ($1, (SELECT COALESCE(MAX(number), 0) + 1 FROM report_event WHERE report_id = $1), $2, $3, $4, $5)",
      {report, entry.at, entry.code, entry.organisation, entry.detail}));
  return {};
}

Result<std::vector<TimelineEntry>> read_timeline(store::Transaction& transaction, const ReportId& report) {
  std::vector<TimelineEntry> entries;
  const auto rows = TRY(
      transaction.query("SELECT at, code, organisation, detail FROM report_event WHERE report_id = $1 ORDER BY number LIMIT $2",
                        {report, kEntriesMax}));
  for (const auto& row : rows) entries.push_back({row.time(0), row.text(1), row.text(2), row.text(3)});
  return entries;
}

}  // namespace dijkwacht::reports
