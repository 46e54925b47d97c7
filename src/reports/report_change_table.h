#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// What became true of a report that the police hold. Whoever links reads these in order after a position it stores together
/// with its own work, so nothing is lost and nothing done twice when either dies.
enum class ReportChangeKind : std::uint8_t {
  kAccepted,    ///< may be opened and linked
  kIdentified,  ///< its reporter now counts
  kWithdrawn,   ///< may no longer be opened; recount
};
std::string_view name_of(ReportChangeKind kind);

struct ReportChange {
  std::int64_t position = 0;  ///< 1, 2, 3, …
  ReportId report;
  ReportChangeKind kind = ReportChangeKind::kAccepted;
  Time at;
};

Status append_change(store::Transaction& transaction, const ReportId& report, ReportChangeKind kind, Time now);
/// In order of position.
Result<std::vector<ReportChange>> read_changes(store::Transaction& transaction, std::int64_t after, std::size_t limit);
/// The last position given; 0 when there is none.
Result<std::int64_t> last_change(store::Transaction& transaction);

}  // namespace dijkwacht::reports
