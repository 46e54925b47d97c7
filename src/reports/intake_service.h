#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "reports/form_catalogue.h"
#include "reports/node_context.h"
#include "reports/report_table.h"

namespace dijkwacht::reports {

/// The desk's front door: takes a report in. Thread-safe.
class IntakeService {
 public:
  IntakeService(const NodeContext& node, const FormCatalogue& catalogue) : node_(node), catalogue_(catalogue) {}

  struct Taken {
    ReportId report;
    ReportState state = ReportState::kReceived;
    std::string next_step;
    std::optional<Time> due;
    bool is_new = true;  ///< false: the same report was taken before, and this is the same answer
  };

  /// `body`: `POST /api/v1/reports`. The victim's part is sealed at once; of everything else only codes, dates, an amount and
  /// hashes are kept. The same report twice gives the same answer.
  /// Errors: kInvalidArgument with the field's path (also for a receipt that its recipient did not sign, and for any member
  /// that does not belong there); kFailedPrecondition when this node may not take real persons' data (field "synthetic");
  /// kConflict when this id, part or status token was used with other content; kPermissionDenied by policy.
  Result<Taken> receive(const JsonValue& body);

 private:
  const NodeContext& node_;
  const FormCatalogue& catalogue_;
};

}  // namespace dijkwacht::reports
