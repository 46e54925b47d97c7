#include "policy/decision.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "policy/reason_code.h"

namespace dijkwacht::policy {

std::string_view name_of(Form form) {
  switch (form) {
    case Form::kFull: return "full";
    case Form::kSealed: return "sealed";
    case Form::kHitNoHit: return "hit-no-hit";
    case Form::kAggregate: return "aggregate";
    case Form::kPseudonymised: return "pseudonymised";
    case Form::kIdsOnly: return "ids-only";
  }
  return "ids-only";
}

Status Decision::covers(const Party& to, DataClass data_class, std::string_view subject, std::string_view purpose,
                        Law law) const {
  const auto refuse = [&](std::string_view what) {
    return fail(ErrorCode::kPermissionDenied, fmt::format("the permission under {} is {}; ask policy again", rule_, what));
  };
  if (is_simulated_law_ && law == Law::kInForce) return refuse("simulated law, which releases nothing");
  if (!is_simulated_law_ && law == Law::kSimulated) return refuse("law in force, and no trial");
  if (!(to == question_.to)) return refuse("for another recipient");
  if (data_class != question_.data_class) return refuse("for another class of data");
  if (subject != question_.subject) return refuse("for another subject");
  if (purpose != question_.purpose) return refuse("for another purpose");
  return {};
}

bool may_pass(const Deny& deny) {
  constexpr std::array kPassing{reason_code::kRuleOff,      reason_code::kSandboxOnly, reason_code::kNotYetInForce,
                                reason_code::kExpired,      reason_code::kDpiaMissing, reason_code::kDpiaExpired,
                                reason_code::kNoDateInForce};
  return std::ranges::all_of(deny.reasons,
                             [&](const Reason& reason) { return std::ranges::find(kPassing, reason.code) != kPassing.end(); });
}

std::string summary(const Deny& deny) {
  std::string line;
  for (const auto& reason : deny.reasons) {
    if (!line.empty()) line += "; ";
    line += reason.en;
  }
  return line;
}

}  // namespace dijkwacht::policy
