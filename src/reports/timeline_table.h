#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// Something that happened to a report, as its reporter may read it.
struct TimelineEntry {
  Time at;
  std::string code;          ///< of data/texts/report-status.toml
  std::string organisation;  ///< partner id, or "reporter"
  std::string detail;        ///< a code that says more (a refusal's reason); empty when none
};

Status append_timeline(store::Transaction& transaction, const ReportId& report, const TimelineEntry& entry);
/// Oldest first.
Result<std::vector<TimelineEntry>> read_timeline(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
