#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "effect/estimate.h"
#include "effect/intervention.h"

namespace dijkwacht::effect {

/// One line of the effect board: what an intervention is meant to do, and what is known of it. Holds no words that people typed.
struct BoardRow {
  InterventionId id;
  std::string partner;
  std::string rule;
  std::int64_t rule_version = 0;
  Bilingual title;  ///< of the rule
  InterventionState state = InterventionState::kPlanned;
  Design design = Design::kTrial;
  PrimaryOutcome outcome = PrimaryOutcome::kFraudShare;
  std::vector<std::string> fraud_types;
  std::vector<std::string> neighbour_types;
  std::optional<Time> started_at;
  bool fixed_beforehand = false;  ///< was the plan registered before anything of what it counts happened?
  ToldEstimates estimates;
  std::optional<NotMeasured> not_measured;  ///< set when the primary outcome has no figure
};

/// Sets `not_measured` from what there is. Pure.
BoardRow board_row(const Intervention& intervention, std::string partner, const barriers::Rule& rule, ToldEstimates estimates);

/// As JSON: on the board, and as data of the event "effect.measured".
std::string row_text(const BoardRow& row);
/// Errors: kInvalidArgument naming the member, also for a figure without interval, n, method or date, and for a count below ten.
Result<BoardRow> read_row(std::string_view text);

}  // namespace dijkwacht::effect
