#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "policy/engine.h"

namespace dijkwacht::policy {

/// A decision that a node took, as its audit log holds it.
struct LoggedDecision {
  std::int64_t entry = 0;  ///< its number in the log
  std::string rule;        ///< that permitted, or refused first; empty when none spoke
  bool was_permitted = false;
  std::int64_t count = 1;            ///< acts in this one decision
  std::optional<Question> question;  ///< unset: the log does not hold its facts
};

/// What the same decisions would be under other rules or on another day; counted in acts.
struct RuleDifference {
  std::int64_t same = 0;
  std::int64_t now_denied = 0;
  std::int64_t now_permitted = 0;
  std::int64_t unknown = 0;                   ///< the facts were not recorded: nobody guesses
  std::vector<std::int64_t> denied_examples;  ///< entry numbers, the first few
  std::vector<std::int64_t> permitted_examples;

  friend bool operator==(const RuleDifference&, const RuleDifference&) = default;
};

inline constexpr std::size_t kExamplesMax = 5;

/// By the rule that decided then; "" is none. Simulated law releases nothing, so it counts as denied. Pure.
std::map<std::string, RuleDifference> simulate(const Engine& engine, const std::vector<LoggedDecision>& decisions);
RuleDifference total(const std::map<std::string, RuleDifference>& by_rule);
/// {"total":{same,nowDenied,nowPermitted,unknown,…},"rules":[{rule,…}]}
std::string to_json(const std::map<std::string, RuleDifference>& by_rule);

}  // namespace dijkwacht::policy
