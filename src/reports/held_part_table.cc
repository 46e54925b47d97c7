#include "reports/held_part_table.h"

#include "reports/compartment_table.h"
#include "reports/sealed_part_table.h"

namespace dijkwacht::reports {

Result<ReceivedReferral> find_held_referral(store::Transaction& transaction, const ReportId& report) {
  auto referral = TRY(find_accepted(transaction, report));
  if (referral && !referral->wrap.empty()) return std::move(*referral);
  return fail(ErrorCode::kPermissionDenied, "the report is not held here, or was withdrawn; its part stays closed");
}

Result<crypto::WrappedPart> find_held_part(store::Transaction& transaction, const ReportId& report) {
  const auto referral = TRY(find_held_referral(transaction, report));
  auto part = TRY(find_sealed_part(transaction, referral.part));
  if (!part) return fail(ErrorCode::kDataCorrupt, "the sealed part of this report is gone");
  return crypto::WrappedPart{
      .wrap = referral.wrap, .compartment = std::move(part->content), .context = counterparty_context(report)};
}

}  // namespace dijkwacht::reports
