#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reports/node_context.h"
#include "reports/received_referral_table.h"

namespace dijkwacht::reports {

/// The police's side of the warm hand-over. Thread-safe.
class ReferralInbox {
 public:
  explicit ReferralInbox(const NodeContext& node) : node_(node) {}

  Result<std::vector<ReceivedReferral>> list(const ReceivedListQuery& query);

  /// Takes the report over: the victim's part is sealed anew to the victim key, the desk hears of it and deletes its own.
  /// Accepting again gives the same answer.
  /// Errors: kNotFound; kFailedPrecondition when it was refused or withdrawn; kConflict when the report was accepted under
  /// another referral; kUnavailable without keys.
  Result<ReceivedReferral> accept(const ReferralId& id, std::string_view actor);
  /// Errors: kNotFound; kFailedPrecondition when it was accepted or withdrawn.
  Result<ReceivedReferral> refuse(const ReferralId& id, RefusalReason reason, std::string_view actor);

  /// Tells the desk, and so the reporter, how a report goes on: "linked", "signal-shared", … A report that is not held (any
  /// more) is passed over. In the caller's transaction.
  Status tell_desk(store::Transaction& transaction, const ReportId& report, std::string_view code, std::string_view actor);

  // Events of a desk, in the transaction that notes them as received. `from` is the sender's partner id, checked already.
  /// An offer whose part is not here with that content is refused by itself as incomplete.
  /// Errors: kInvalidArgument for data that cannot be read; kDataCorrupt for a consent that the desk did not sign;
  /// kPermissionDenied for a consent to another recipient or purpose, or a sender that is no partner.
  Status apply_offered(store::Transaction& transaction, std::string_view from, std::string_view data);
  /// Consent or report withdrawn, or the offer timed out: keys are destroyed, and after an acceptance the cases recount.
  Status apply_withdrawn(store::Transaction& transaction, std::string_view from, std::string_view data);

 private:
  const NodeContext& node_;
};

}  // namespace dijkwacht::reports
