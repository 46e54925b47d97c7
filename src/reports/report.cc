#include "reports/report.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dijkwacht::reports {
namespace {

template <typename Enum, std::size_t kCount>
using Names = std::array<std::pair<Enum, std::string_view>, kCount>;

constexpr Names<ReportState, 6> kReportStates{{{ReportState::kReceived, "received"},
                                               {ReportState::kOffered, "offered"},
                                               {ReportState::kAccepted, "accepted"},
                                               {ReportState::kRefused, "refused"},
                                               {ReportState::kReturned, "returned"},
                                               {ReportState::kWithdrawn, "withdrawn"}}};
constexpr Names<ReferralState, 5> kReferralStates{{{ReferralState::kOffered, "offered"},
                                                   {ReferralState::kAccepted, "accepted"},
                                                   {ReferralState::kRefused, "refused"},
                                                   {ReferralState::kExpired, "expired"},
                                                   {ReferralState::kWithdrawn, "withdrawn"}}};
constexpr Names<RefusalReason, 4> kRefusalReasons{{{RefusalReason::kNotCriminal, "not-criminal"},
                                                   {RefusalReason::kOutOfScope, "out-of-scope"},
                                                   {RefusalReason::kIncomplete, "incomplete"},
                                                   {RefusalReason::kOther, "other"}}};
constexpr Names<WithdrawalReason, 5> kWithdrawalReasons{{{WithdrawalReason::kDeliveredLate, "delivered-late"},
                                                         {WithdrawalReason::kRefunded, "refunded"},
                                                         {WithdrawalReason::kCivil, "civil"},
                                                         {WithdrawalReason::kMistake, "mistake"},
                                                         {WithdrawalReason::kOther, "other"}}};

template <typename Enum, std::size_t kCount>
std::string_view name_in(const Names<Enum, kCount>& names, Enum value) {
  return std::ranges::find(names, value, [](const auto& pair) { return pair.first; })->second;
}

template <typename Enum, std::size_t kCount>
Result<Enum> parse_in(const Names<Enum, kCount>& names, std::string_view name, std::string_view field) {
  const auto* found = std::ranges::find(names, name, [](const auto& pair) { return pair.second; });
  if (found != names.end()) return found->first;
  std::string known;
  for (const auto& [value, text] : names) known.append(known.empty() ? "" : ", ").append(text);
  return fail(ErrorCode::kInvalidArgument, "must be one of " + known, std::string(field));
}

}  // namespace

std::string_view name_of(ReportState state) { return name_in(kReportStates, state); }
Result<ReportState> parse_report_state(std::string_view name) { return parse_in(kReportStates, name, "status"); }
std::string_view name_of(ReferralState state) { return name_in(kReferralStates, state); }
Result<ReferralState> parse_referral_state(std::string_view name) { return parse_in(kReferralStates, name, "status"); }
std::string_view name_of(RefusalReason reason) { return name_in(kRefusalReasons, reason); }
Result<RefusalReason> parse_refusal_reason(std::string_view name) { return parse_in(kRefusalReasons, name, "reason"); }
std::string_view name_of(WithdrawalReason reason) { return name_in(kWithdrawalReasons, reason); }
Result<WithdrawalReason> parse_withdrawal_reason(std::string_view name) { return parse_in(kWithdrawalReasons, name, "reason"); }

}  // namespace dijkwacht::reports
