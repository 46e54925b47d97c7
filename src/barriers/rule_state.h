#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "barriers/ids.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::barriers {

/// How far a rule is at this node. Only an active rule warns or holds; one in shadow is asked and what it would do is recorded.
enum class RuleState : std::uint8_t { kDraft, kShadow, kActive, kSuspended };
inline constexpr std::size_t kRuleStateCount = 4;
std::string_view name_of(RuleState state);
/// Errors: kInvalidArgument with field "state".
Result<RuleState> parse_rule_state(std::string_view name);

/// What became of a change that someone proposed.
enum class ChangeOutcome : std::uint8_t {
  kOpen,       ///< waits for a second person
  kApproved,   ///< by a second person
  kRefused,    ///< by a second person, or taken back by the first
  kOvertaken,  ///< the rule was suspended meanwhile
  kAtOnce,     ///< a suspension, which needs one person only
};
std::string_view name_of(ChangeOutcome outcome);
Result<ChangeOutcome> parse_change_outcome(std::string_view name);

/// A step in the life of a rule at this node.
struct RuleChange {
  RuleChangeId id;
  std::string rule;
  std::int64_t version = 0;
  RuleState from = RuleState::kDraft;
  RuleState to = RuleState::kDraft;
  std::string reason;  ///< in words, of whoever proposed it
  std::string proposed_by;
  Time proposed_at;
  ChangeOutcome outcome = ChangeOutcome::kOpen;
  std::string answered_by = {};
  std::optional<Time> answered_at = {};
};

/// Longest reason, in bytes.
inline constexpr std::size_t kRuleReasonBytesMax = 500;

/// May this step be proposed? To shadow from anywhere, to active from shadow or after a suspension; a draft never acts before it
/// stood in shadow. Errors: kFailedPrecondition with field "to"; kInvalidArgument with field "reason" when it is empty or too
/// long. Pure.
Status check_proposal(RuleState from, RuleState to, std::string_view reason);
/// May `who` approve this change? Errors: kPermissionDenied for the person who proposed it; kFailedPrecondition when it is no
/// longer open. Pure.
Status check_approval(const RuleChange& change, std::string_view who);
/// May this rule be suspended, by one person? Errors: kFailedPrecondition when it neither acts nor stands in shadow;
/// kInvalidArgument as above. Pure.
Status check_suspension(RuleState from, std::string_view reason);
/// Where a new version begins: where the file says, unless the version before it does not act here. Pure.
RuleState first_state(RuleState in_file, std::optional<RuleState> version_before);

}  // namespace dijkwacht::barriers
