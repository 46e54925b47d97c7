#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reports/consent.h"
#include "reports/node_context.h"
#include "reports/report_table.h"
#include "reports/timeline_table.h"
#include "reports/victim.h"

namespace dijkwacht::reports {

/// What a helpdesk agent sees. Thread-safe.
class DeskService {
 public:
  explicit DeskService(const NodeContext& node) : node_(node) {}

  Result<std::vector<ListedReport>> list(const ReportListQuery& query);

  struct View {
    StoredReport report;
    std::optional<Victim> victim;  ///< nothing after the hand-over or a withdrawal
    std::vector<Consent> consents;
    std::vector<TimelineEntry> timeline;
  };
  /// Opens the victim's part for `actor`; the view is durable in the audit log before it is given. Errors: kNotFound.
  Result<View> view(const ReportId& report, std::string_view actor);

 private:
  const NodeContext& node_;
};

}  // namespace dijkwacht::reports
