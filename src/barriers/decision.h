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

/// What the bank is told, as JSON: {decisionId, action, reasons:[{ruleId, ruleVersion, nl, en, signalIds}], holdId?, expiresAt?}.
/// The same input gives the same bytes: this is what a replay compares. Pure.
std::string answer_text(const DecisionId& id, const Proposal& proposal, const std::optional<ProposedHold>& hold);

}  // namespace dijkwacht::barriers
