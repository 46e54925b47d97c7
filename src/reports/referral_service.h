#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/node_context.h"
#include "reports/referral_table.h"
#include "reports/report_table.h"

namespace dijkwacht::reports {

/// The desk's side of the warm hand-over: offers a report, hears the answer, takes it back when none comes. Thread-safe.
class ReferralService {
 public:
  explicit ReferralService(const NodeContext& node) : node_(node) {}

  struct Offer {
    ReferralId referral;
    ReferralState state = ReferralState::kOffered;
    Time due;
  };

  /// Offers a report to `recipient`. An offer that waits for its answer is given again, not made twice.
  /// Errors: kNotFound; kPermissionDenied by policy (no consent: see `refusals` for the reasons in both languages);
  /// kFailedPrecondition when the report is handed over or withdrawn, or its key is destroyed; kInvalidArgument for a recipient
  /// that takes no referrals.
  Result<Offer> offer(const ReportId& report, std::string_view recipient, std::string_view actor);

  /// Why policy would refuse that offer now; empty when it would not. Errors: kNotFound; kInvalidArgument as above.
  Result<std::vector<policy::Reason>> refusals(const ReportId& report, std::string_view recipient);

  /// Takes back what was not answered in time, at most `limit`; returns how many. For a job.
  Result<std::size_t> fall_back_due(std::size_t limit);

  // News from the recipient, in the transaction that notes it as received. `from` is the sender's partner id, checked already.
  // Errors: kInvalidArgument when the data cannot be read; kPermissionDenied when the referral is another organisation's.
  // News about a referral that is gone changes nothing.
  Status apply_accepted(store::Transaction& transaction, std::string_view from, std::string_view data);
  Status apply_refused(store::Transaction& transaction, std::string_view from, std::string_view data);
  /// `report.status`: a line on the reporter's page.
  Status apply_status(store::Transaction& transaction, std::string_view from, std::string_view data);

 private:
  const NodeContext& node_;
};

/// Ends every referral of a report that its recipient may still have: tells the recipients and erases the offers.
Status withdraw_referrals(store::Transaction& transaction, const NodeContext& node, const ReportId& report,
                          std::string_view recipient, std::string_view reason, std::string_view actor, Time now);

}  // namespace dijkwacht::reports
