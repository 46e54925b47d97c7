#include "reports/accepted_report_service.h"

#include "reports/aangifte_table.h"
#include "reports/evidence_table.h"
#include "reports/report_change_table.h"

namespace dijkwacht::reports {

Result<std::optional<AcceptedReport>> read_accepted_report(store::Transaction& transaction, const ReportId& report) {
  const auto referral = TRY(find_accepted(transaction, report));
  if (!referral) return std::nullopt;
  const auto identification = TRY(find_identification(transaction, report));
  return std::optional(AcceptedReport{.facts = referral->facts,
                                      .referral = referral->id,
                                      .desk = referral->desk,
                                      .accepted_at = referral->decided_at.value_or(referral->offered_at),
                                      .reporter = identification ? std::optional(identification->reporter) : std::nullopt});
}

Status end_accepted_report(store::Transaction& transaction, const ReceivedReferral& referral, Time now) {
  TRY(mark_closed(transaction, referral.id, ReferralState::kWithdrawn, now));
  TRY(delete_identification(transaction, referral.facts.id));
  TRY(withdraw_aangifte(transaction, referral.facts.id, WithdrawalReason::kOther, now));
  TRY(destroy_statements(transaction, referral.facts.id));
  TRY(destroy_evidence_keys(transaction, referral.facts.id));
  return append_change(transaction, referral.facts.id, ReportChangeKind::kWithdrawn, now);
}

}  // namespace dijkwacht::reports
