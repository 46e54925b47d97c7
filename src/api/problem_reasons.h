#pragma once

#include <vector>

#include "http/response.h"
#include "policy/decision.h"

namespace dijkwacht::api {

/// Policy's reasons as problem details carry them.
inline std::vector<http::ProblemReason> problem_reasons(const std::vector<policy::Reason>& reasons) {
  std::vector<http::ProblemReason> result;
  for (const auto& reason : reasons) result.push_back({reason.code, reason.rule, reason.nl, reason.en});
  return result;
}

}  // namespace dijkwacht::api
