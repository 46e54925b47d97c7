#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "cases/ids.h"
#include "cases/link_index.h"
#include "cases/linkable_report.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// A report as a case knows it.
struct ReportLinkRow {
  reports::ReportId report_id;
  ClusterIndex cluster = kNoIndex;
  std::string fraud_type;
  std::string channel;
  std::chrono::year_month_day occurred_on{};
  std::optional<std::int64_t> amount_minor;  ///< EUR
  Time received_at;
  std::optional<crypto::Token> reporter;  ///< set once identified
  Time linked_at;
  std::optional<Time> withdrawn_at;
  std::vector<IdentifierId> identifiers;  ///< filled by `reports_of_cluster`
};

Status insert_report(store::Transaction& transaction, const LinkableReport& report, ClusterIndex cluster, Time now);
Status insert_report_identifier(store::Transaction& transaction, const reports::ReportId& report, const IdentifierId& identifier,
                                std::string_view role);
Status place_report(store::Transaction& transaction, const reports::ReportId& report, ClusterIndex cluster);
/// Withdrawn reports of a cluster that ended go along with the others.
Status place_withdrawn(store::Transaction& transaction, ClusterIndex from, ClusterIndex to);
Status set_reporter(store::Transaction& transaction, const reports::ReportId& report, const crypto::Token& reporter);
Status set_withdrawn(store::Transaction& transaction, const reports::ReportId& report, std::string_view reason, Time now);

Result<std::optional<ReportLinkRow>> find_report(store::Transaction& transaction, const reports::ReportId& id);
Result<std::vector<IdentifierId>> identifiers_of_report(store::Transaction& transaction, const reports::ReportId& id);
/// Those that count for an identifier: it is named, the reporter is identified, nothing was withdrawn. In order of id.
Result<std::vector<reports::ReportId>> identified_reports_naming(store::Transaction& transaction, const IdentifierId& identifier,
                                                                 const std::optional<reports::ReportId>& after,
                                                                 std::size_t limit);
/// When the first of those was received; nothing when there are none.
Result<std::optional<Time>> first_identified_report_naming(store::Transaction& transaction, const IdentifierId& identifier);
/// Withdrawn ones included, in order of id.
Result<std::vector<ReportLinkRow>> reports_of_cluster(store::Transaction& transaction, ClusterIndex cluster,
                                                      const std::optional<reports::ReportId>& after, std::size_t limit);
/// Needs clusters and identifiers restored first.
Status restore_reports(store::Transaction& transaction, LinkIndex& index);

}  // namespace dijkwacht::cases
