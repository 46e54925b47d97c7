#pragma once

#include <optional>

#include "crypto/token.h"
#include "reports/received_referral_table.h"
#include "reports/report.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// A report that the police hold, as the casework knows it without opening anything.
struct AcceptedReport {
  ReportFacts facts;
  ReferralId referral;
  std::string desk;
  Time accepted_at;
  /// Who reported, under the victim key. Nothing: not identified, so the report links but counts as nobody.
  std::optional<crypto::Token> reporter;
};

/// In the caller's transaction, so that what is counted is what is written. Nothing when the report is not held (any more).
Result<std::optional<AcceptedReport>> read_accepted_report(store::Transaction& transaction, const ReportId& report);

/// A report that the police held was withdrawn: keys, identification and what its aangifte
/// says are destroyed, and the cases recount.
Status end_accepted_report(store::Transaction& transaction, const ReceivedReferral& referral, Time now);

}  // namespace dijkwacht::reports
