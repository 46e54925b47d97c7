#include "reports/evidence_table.h"

namespace dijkwacht::reports {

Status insert_added_evidence(store::Transaction& transaction, const AddedEvidence& added) {
  TRY(transaction.execute(
      "INSERT INTO evidence_list (part_id, report_id, wrap, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
      {added.part, added.report, added.wrap, added.at}));
  return {};
}

Result<std::vector<AddedEvidence>> added_evidence_of(store::Transaction& transaction, const ReportId& report) {
  std::vector<AddedEvidence> lists;
  const auto rows =
      TRY(transaction.query("SELECT part_id, wrap, added_at FROM evidence_list WHERE report_id = $1 AND wrap IS NOT NULL "
                            "ORDER BY added_at, part_id",
                            {report}));
  for (const auto& row : rows) {
    lists.push_back({.part = row.id<PartId>(0), .report = report, .wrap = row.bytes(1), .at = row.time(2)});
  }
  return lists;
}

Status destroy_evidence_keys(store::Transaction& transaction, const ReportId& report) {
  TRY(transaction.execute("UPDATE evidence_list SET wrap = NULL WHERE report_id = $1", {report}));
  return {};
}

}  // namespace dijkwacht::reports
