#pragma once

#include <optional>
#include <string>
#include <vector>

#include "barriers/ids.h"
#include "barriers/rule_table.h"
#include "base/clock.h"

namespace dijkwacht::barriers {

/// A hold that a decision proposes: the finding it rests on, and the signal with which it ends.
struct ProposedHold {
  HoldId id;
  const Finding* finding = nullptr;
  const Fact* fact = nullptr;
  Time expires_at;
};

/// The hold of a proposal that asks for one, counted from `at`. Pure.
std::optional<ProposedHold> hold_of(const Proposal& proposal, const HoldId& id, Time at);

/// What came of a rule that spoke in a decision.
enum class ConsequenceKind : std::uint8_t {
  kHeld,        ///< the payment waits because of it
  kWarned,      ///< the payer was warned because of it
  kOutweighed,  ///< it acted, and a stricter or longer one decided
  kWouldHold,   ///< in shadow
  kWouldWarn,   ///< in shadow
  kHeldOut,     ///< a trial left it out for this payer
};
inline constexpr std::size_t kConsequenceKindCount = 6;
std::string_view name_of(ConsequenceKind kind);
Result<ConsequenceKind> parse_consequence(std::string_view name);

struct Consequence {
  std::string rule;
  std::int64_t version = 0;
  ConsequenceKind kind = ConsequenceKind::kOutweighed;

  friend bool operator==(const Consequence&, const Consequence&) = default;
};

/// Of every rule that spoke, by rule. Pure.
std::vector<Consequence> consequences(const Proposal& proposal);

/// What the bank is told, as JSON: {decisionId, action, reasons:[{ruleId, ruleVersion, nl, en, signalIds}], holdId?, expiresAt?}.
/// The same input gives the same bytes: this is what a replay compares. Pure.
std::string answer_text(const DecisionId& id, const Proposal& proposal, const std::optional<ProposedHold>& hold);

}  // namespace dijkwacht::barriers
