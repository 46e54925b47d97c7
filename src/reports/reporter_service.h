#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/consent.h"
#include "reports/node_context.h"
#include "reports/report_table.h"
#include "reports/timeline_table.h"

namespace dijkwacht::reports {

/// What a reporter sees and does with the status token. Thread-safe.
/// Every method gives kUnauthenticated for a token that belongs to no report.
class ReporterService {
 public:
  explicit ReporterService(const NodeContext& node) : node_(node) {}

  struct View {
    StoredReport report;
    std::vector<TimelineEntry> timeline;  ///< oldest first
    std::vector<Consent> consents;        ///< the versions that hold
  };
  Result<View> status(std::string_view status_token);

  struct ConsentChange {
    std::string recipient;
    std::string purpose;
    bool is_given = false;
    std::string text_version;  ///< date of the text that was read
  };
  /// Gives or withdraws consent; the same again changes nothing. Withdrawing destroys the key to the sealed part here and, by
  /// event, at the recipient, so it cannot be given again for this report.
  /// Errors: kInvalidArgument on recipient, purpose or textVersion; kFailedPrecondition when the report is withdrawn, or when
  /// consent is given though the key is destroyed.
  Result<Consent> set_consent(std::string_view status_token, const ConsentChange& change);

  /// Withdraws the report: victim's part and keys are destroyed here and, by event, where it was handed over. Again: nothing.
  Status withdraw(std::string_view status_token, WithdrawalReason reason);

 private:
  const NodeContext& node_;
};

}  // namespace dijkwacht::reports
