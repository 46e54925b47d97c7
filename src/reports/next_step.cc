#include "reports/next_step.h"

namespace dijkwacht::reports {

NextStep next_step(ReportState state, Consented consented, const Terms& terms, Time now) {
  const auto desk_answers = add_working_days(now, terms.desk_answer_working_days);
  switch (state) {
    case ReportState::kReceived: return {consented == Consented::kYes ? "received-with-consent" : "received", desk_answers};
    case ReportState::kOffered: return {"offered", add_working_days(now, terms.referral_answer_working_days)};
    case ReportState::kAccepted: return {"accepted", std::nullopt};
    case ReportState::kRefused: return {"refused", desk_answers};
    case ReportState::kReturned: return {"returned", desk_answers};
    case ReportState::kWithdrawn: return {"withdrawn", std::nullopt};
  }
  return {"received", desk_answers};
}

std::optional<std::string_view> next_step_after(std::string_view news) {
  if (news == "identified" || news == "signal-shared") return news;
  if (news == "signal-withdrawn") return "identified";  // only a report that counts was ever told of a signal
  return std::nullopt;
}

}  // namespace dijkwacht::reports
