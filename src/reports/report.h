#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/result.h"

namespace dijkwacht::reports {

struct ReportTag;
struct PartTag;
struct ReferralTag;
using ReportId = Id<ReportTag>;
using PartId = Id<PartTag>;
using ReferralId = Id<ReferralTag>;

/// What a desk may know of a report in clear. No name, no account, no number: those live in compartments.
struct ReportFacts {
  ReportId id;
  std::string fraud_type;   ///< code of the taxonomy
  std::string channel;      ///< value of the form's choice
  std::string occurred_on;  ///< date
  std::optional<Money> amount;
  std::string actor;  ///< "citizen" or "business"
};

/// Where a report stands at the desk.
enum class ReportState : std::uint8_t {
  kReceived,   ///< told; the desk reads it
  kOffered,    ///< offered to another organisation, which has not answered
  kAccepted,   ///< handed over; the desk keeps no victim part and no wrap
  kRefused,    ///< the other organisation does not take it; the desk goes on
  kReturned,   ///< the other organisation did not answer in time; the desk goes on
  kWithdrawn,  ///< by the reporter
};
std::string_view name_of(ReportState state);
/// Errors: kInvalidArgument with field "status".
Result<ReportState> parse_report_state(std::string_view name);

/// Where a referral stands, on either side.
enum class ReferralState : std::uint8_t { kOffered, kAccepted, kRefused, kExpired, kWithdrawn };
std::string_view name_of(ReferralState state);
/// Errors: kInvalidArgument with field "status".
Result<ReferralState> parse_referral_state(std::string_view name);

/// Why the other organisation does not take a report.
enum class RefusalReason : std::uint8_t { kNotCriminal, kOutOfScope, kIncomplete, kOther };
std::string_view name_of(RefusalReason reason);
/// Errors: kInvalidArgument with field "reason".
Result<RefusalReason> parse_refusal_reason(std::string_view name);

/// Why a reporter withdraws.
enum class WithdrawalReason : std::uint8_t { kDeliveredLate, kRefunded, kCivil, kMistake, kOther };
std::string_view name_of(WithdrawalReason reason);
/// Errors: kInvalidArgument with field "reason".
Result<WithdrawalReason> parse_withdrawal_reason(std::string_view name);

/// Purposes that this room names; what they mean stands in data/policy/purposes.toml.
namespace purpose {
inline constexpr std::string_view kAdvice = "advice";
inline constexpr std::string_view kStartInvestigation = "start-investigation";
inline constexpr std::string_view kDepositSealedPart = "deposit-sealed-part";
inline constexpr std::string_view kIdentifyReporter = "identify-reporter";
inline constexpr std::string_view kReportStatus = "report-status";
inline constexpr std::string_view kWithdraw = "withdraw";
}  // namespace purpose

}  // namespace dijkwacht::reports
