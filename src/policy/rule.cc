#include "policy/rule.h"

#include <algorithm>

namespace dijkwacht::policy {

std::string_view name_of(RuleState state) {
  switch (state) {
    case RuleState::kActive: return "active";
    case RuleState::kSandbox: return "sandbox";
    case RuleState::kOff: return "off";
  }
  return "off";
}

std::string_view name_of(CarriedOut carried_out) { return carried_out == CarriedOut::kHere ? "here" : "elsewhere"; }

Result<RuleState> parse_rule_state(std::string_view text) {
  for (const auto state : {RuleState::kActive, RuleState::kSandbox, RuleState::kOff}) {
    if (name_of(state) == text) return state;
  }
  return fail(ErrorCode::kInvalidArgument, "a rule is active, sandbox or off", "state");
}

bool Rule::carries_personal_data() const { return std::ranges::any_of(data_classes, is_personal); }

bool Rule::asks(std::string_view condition) const {
  return std::ranges::any_of(conditions, [&](const auto* asked) { return asked->key == condition; });
}

const Rule* RuleBook::find(std::string_view id) const {
  const auto found = std::ranges::find(rules_, id, &Rule::id);
  return found == rules_.end() ? nullptr : &*found;
}

Result<RuleBook> RuleBook::with_state(std::string_view id, RuleState state) const {
  auto copy = *this;
  const auto found = std::ranges::find(copy.rules_, id, &Rule::id);
  if (found == copy.rules_.end()) return fail(ErrorCode::kNotFound, "there is no rule with this id", "rule");
  if (found->denies) return fail(ErrorCode::kFailedPrecondition, "a rule that forbids has no switch", "rule");
  found->state = state;
  return copy;
}

}  // namespace dijkwacht::policy
