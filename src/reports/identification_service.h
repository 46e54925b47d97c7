#pragma once

#include <string>
#include <string_view>

#include "base/sensitive.h"
#include "reports/node_context.h"
#include "reports/report.h"

namespace dijkwacht::reports {

/// What a reporter hears who identified.
struct Identified {
  std::int64_t other_reports = 0;  ///< of the same person, with the police now
};

/// Establishes at the police who a report's reporter is, so that the report counts. Thread-safe.
class IdentificationService {
 public:
  explicit IdentificationService(const NodeContext& node) : node_(node) {}

  /// `subject`: what the identity provider vouches for (a pseudonym of the person); kept as a token only. The same person again
  /// gives the same answer. Nobody else hears of the person's other reports: not the desk, and no partner.
  /// Errors: kNotFound when report and token do not belong together, never told which; kFailedPrecondition while the report is
  /// not accepted; kConflict when another person identified for it; kInvalidArgument on "subject"; kUnavailable without keys.
  Result<Identified> identify(const ReportId& report, std::string_view identification_token,
                              const Sensitive<std::string>& subject);

 private:
  const NodeContext& node_;
};

}  // namespace dijkwacht::reports
