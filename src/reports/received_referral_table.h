#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crypto/token.h"
#include "reports/consent.h"
#include "reports/list_order.h"
#include "reports/report.h"
#include "reports/report_number.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// A hand-over as the police received it.
struct ReceivedReferral {
  ReferralId id;
  ReportFacts facts;
  std::string desk;  ///< partner id of the desk that offered it
  PartId part;
  std::string part_hash;
  Bytes wrap;    ///< the sealed part's key; empty once destroyed or refused
  Bytes victim;  ///< sealed box: to the intake key when offered, to the victim key once accepted; empty once destroyed
  Consent consent;
  Bytes identification_hash;
  ReferralState state = ReferralState::kOffered;
  Time offered_at;
  Time due;
  std::optional<Time> decided_at;
  std::int64_t status_version = 0;  ///< of the last `report.status` sent
};

/// Errors: kConflict when this referral is here already.
Status insert_received(store::Transaction& transaction, const ReceivedReferral& referral);
Result<std::optional<ReceivedReferral>> find_received(store::Transaction& transaction, const ReferralId& id);
/// The referral under which the police hold the report now; nothing when it was not accepted, or is withdrawn.
Result<std::optional<ReceivedReferral>> find_accepted(store::Transaction& transaction, const ReportId& report);
/// The accepted referral of the report, or else its newest; nothing when the police never had it.
Result<std::optional<ReceivedReferral>> find_latest(store::Transaction& transaction, const ReportId& report);
/// As `find_latest`, for who shows the report's identification token (its hash). Errors: kNotFound, never told which of both is
/// wrong.
Result<ReceivedReferral> find_for_reporter(store::Transaction& transaction, const ReportId& report, const Bytes& token_hash);
Status mark_accepted(store::Transaction& transaction, const ReferralId& id, const Bytes& victim, Time now);
/// Refused, withdrawn: wrap and victim's part are destroyed.
Status mark_closed(store::Transaction& transaction, const ReferralId& id, ReferralState state, Time now);
/// Counts up and returns the version of the next `report.status`.
Result<std::int64_t> next_status_version(store::Transaction& transaction, const ReferralId& id);

/// Reports that one question can name.
inline constexpr std::size_t kListedReportsMax = 1000;

struct ReceivedListQuery {
  ListOrder order = ListOrder::kNewest;
  std::optional<ReferralState> state;
  std::string fraud_type;                        ///< empty: all
  std::optional<ReportNumberRange> number;       ///< from `parse_report_number`
  std::optional<std::vector<ReportId>> reports;  ///< these only; at most kListedReportsMax
  std::optional<ReferralId> after;
  std::size_t limit = 50;  ///< at most limits::kPageRowsMax
};
/// Waiting are those that were not answered. Errors: kInvalidArgument with field "after" for a cursor of no page; kTooLarge for
/// more reports than one question can name.
Result<std::vector<ReceivedReferral>> list_received(store::Transaction& transaction, const ReceivedListQuery& query);

/// Who a report's reporter is, as a token under the police's victim key. One per report.
struct Identification {
  ReportId report;
  crypto::Token reporter;
  Time at;
};
/// Errors: kConflict when the report has one.
Status insert_identification(store::Transaction& transaction, const Identification& identification);
Result<std::optional<Identification>> find_identification(store::Transaction& transaction, const ReportId& report);
/// How many other reports are with the police of the person behind this one; nobody when the person is not known. What was
/// withdrawn is not counted: its identification is gone.
Result<std::int64_t> count_other_reports(store::Transaction& transaction, const ReportId& report);
Status delete_identification(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
