#pragma once

#include <string_view>
#include <vector>

#include "policy/decision.h"
#include "reports/node_context.h"
#include "reports/opened_part.h"

namespace dijkwacht::reports {

/// Opens what reporters sealed to the police, with a decision bound to consent and acceptance. Thread-safe.
class PartOpener {
 public:
  /// `phone_region`: of numbers without `+` ("NL": the form says so).
  PartOpener(const NodeContext& node, std::string phone_region) : node_(node), phone_region_(std::move(phone_region)) {}

  /// May this node open the report's part now? Bound to this report. Errors: kPermissionDenied by policy (not accepted, or
  /// withdrawn: no consent).
  Result<policy::Decision> permission(const ReportId& report);

  /// Opens under `decision`, which is used up. The opening is durable in the audit log before the part is given, and acceptance
  /// is confirmed in that same transaction.
  /// Errors: kPermissionDenied when the decision is for something else, or the report was withdrawn since; kDataCorrupt when
  /// the part does not open or is no part of ours; kUnavailable without keys.
  Result<OpenedPart> open(policy::Decision decision, std::string_view actor);

  /// As `open` for many, sharing one transaction: what cannot be opened has its error in its place.
  std::vector<Result<OpenedPart>> open_many(std::vector<policy::Decision> decisions, std::string_view actor);

 private:
  Result<OpenedPart> open_content(const ReportId& report);

  const NodeContext& node_;
  const std::string phone_region_;
};

}  // namespace dijkwacht::reports
