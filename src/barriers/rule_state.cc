#include "barriers/rule_state.h"

#include "base/name_table.h"

namespace dijkwacht::barriers {
namespace {

constexpr NameTable<RuleState, kRuleStateCount> kStates{"draft", "shadow", "active", "suspended"};
constexpr NameTable<ChangeOutcome, 5> kOutcomes{"open", "approved", "refused", "overtaken", "at-once"};

Status check_reason(std::string_view reason) {
  if (reason.empty()) return fail(ErrorCode::kInvalidArgument, "write down why", "reason");
  if (reason.size() > kRuleReasonBytesMax) return fail(ErrorCode::kInvalidArgument, "this is longer than 500 bytes", "reason");
  return {};
}

bool may_follow(RuleState from, RuleState to) {
  if (from == to) return false;
  if (to == RuleState::kShadow) return true;
  return to == RuleState::kActive && from != RuleState::kDraft;
}

}  // namespace

std::string_view name_of(RuleState state) { return kStates.name(state); }
Result<RuleState> parse_rule_state(std::string_view name) { return kStates.parse(name, "state"); }
std::string_view name_of(ChangeOutcome outcome) { return kOutcomes.name(outcome); }
Result<ChangeOutcome> parse_change_outcome(std::string_view name) { return kOutcomes.parse(name, "outcome"); }

Status check_proposal(RuleState from, RuleState to, std::string_view reason) {
  if (!may_follow(from, to)) {
    return fail(ErrorCode::kFailedPrecondition, "a rule goes to shadow first, and to active from there or after a suspension",
                "to");
  }
  return check_reason(reason);
}

Status check_approval(const RuleChange& change, std::string_view who) {
  if (change.outcome != ChangeOutcome::kOpen) return fail(ErrorCode::kFailedPrecondition, "this was answered before");
  if (change.proposed_by == who) return fail(ErrorCode::kPermissionDenied, "who proposed it cannot approve it: ask a colleague");
  return {};
}

Status check_suspension(RuleState from, std::string_view reason) {
  if (from != RuleState::kActive && from != RuleState::kShadow) {
    return fail(ErrorCode::kFailedPrecondition, "this rule does nothing that could be suspended");
  }
  return check_reason(reason);
}

RuleState first_state(RuleState in_file, std::optional<RuleState> version_before) {
  return version_before.value_or(RuleState::kActive) == RuleState::kActive ? in_file : *version_before;
}

}  // namespace dijkwacht::barriers
