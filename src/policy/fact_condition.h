#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "policy/decision.h"

namespace dijkwacht::policy {

/// A yes-or-no fact that a rule may ask for: one row for all that differs between them. What it is called in words stands in
/// data/policy/words.toml, what the engine says when it is not met in data/policy/reasons.toml.
struct FactCondition {
  std::string_view key;               ///< in `[conditions]` of a rule's file: "consent"
  std::string_view query;             ///< in GET /rule-explanations: "consent"
  std::string_view option;            ///< of `dijkwacht policy explain`, without dashes
  std::optional<bool> Facts::* fact;  ///< where the answer stands
  bool wanted;
  std::string_view unknown;    ///< reason when nobody knows
  std::string_view otherwise;  ///< reason when it is not as wanted
  std::string_view question;   ///< for the command line's help
};

/// All of them, in the order in which reasons are given.
std::span<const FactCondition> fact_conditions();
/// Null when there is none with this key.
const FactCondition* find_fact_condition(std::string_view key);

/// Everything that any rule asks, known and as it should be: whoever asks with these learns what stands in everyone's way.
Facts facts_all_met();

}  // namespace dijkwacht::policy
