#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/list_order.h"
#include "reports/report.h"
#include "reports/report_number.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// A report as the desk keeps it.
struct StoredReport {
  ReportFacts facts;
  /// In which the reporter lives: to be counted here, and told to nobody beside the report. Empty: not answered.
  std::string province;
  ReportState state = ReportState::kReceived;
  std::string next_step;    ///< code of data/texts/report-status.toml
  std::optional<Time> due;  ///< when the next step is promised; nothing when there is none
  Time created;
  Bytes submission;  ///< keyed fingerprint of what was submitted, to know a repeat
  Bytes status_token_hash;
  Bytes identification_hash;
};

Status insert_report(store::Transaction& transaction, const StoredReport& report);
Result<std::optional<StoredReport>> find_report(store::Transaction& transaction, const ReportId& id);
/// As `find_report`. Errors: kNotFound.
Result<StoredReport> read_report(store::Transaction& transaction, const ReportId& id);
/// Errors: kUnauthenticated when no report has this token: never told which part was wrong.
Result<StoredReport> read_report_by_token(store::Transaction& transaction, ByteView status_token_hash);
Status update_report_state(store::Transaction& transaction, const ReportId& id, ReportState state, std::string_view next_step,
                           std::optional<Time> due);
/// The next step and its clock, while the state stays.
Status update_next_step(store::Transaction& transaction, const ReportId& id, std::string_view next_step, std::optional<Time> due);

/// A line of the desk's list.
struct ListedReport {
  StoredReport report;
  bool has_consent = false;  ///< for the recipient and purpose asked
};
struct ReportListQuery {
  ListOrder order = ListOrder::kNewest;
  std::optional<ReportState> state;
  std::string fraud_type;                   ///< empty: all
  std::optional<ReportNumberRange> number;  ///< from `parse_report_number`
  std::optional<ReportId> after;            ///< the last one of the page before
  std::size_t limit = 50;                   ///< at most limits::kPageRowsMax
  std::string consent_recipient;
  std::string consent_purpose;
};
/// Waiting are those of which the next step is promised. Errors: kInvalidArgument with field "after" for a cursor of no page.
Result<std::vector<ListedReport>> list_reports(store::Transaction& transaction, const ReportListQuery& query);

}  // namespace dijkwacht::reports
