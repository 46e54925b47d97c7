#pragma once

#include <optional>
#include <string>
#include <vector>

#include "barriers/rule_table.h"
#include "barriers/trials.h"
#include "effect/board_row.h"
#include "effect/intervention.h"
#include "effect/outcome.h"
#include "effect/tally.h"
#include "signals/node_context.h"

namespace dijkwacht::effect {

inline constexpr std::string_view kMeasured = "effect.measured";  ///< the event that tells the programme office
inline constexpr std::size_t kInterventionsMax = 500;             ///< far above what one partner tries
inline constexpr std::size_t kUnitWeeksMax = 5'000;               ///< of one telling

/// An intervention with all that is known of it.
struct Dossier {
  Intervention intervention;
  BoardRow row;  ///< whole, as the partner itself reads it
  /// Of a trial: the arms compared before the start, when both got the barrier; far from 0 the draw cannot be trusted.
  std::optional<MeasuredEffect> before_start;
  std::int64_t weeks = 0;     ///< of steps: unit weeks told
  std::int64_t payments = 0;  ///< counted so far
};

/// Which intervention, as the person saw it, and who they are.
struct ActOn {
  InterventionId intervention;
  std::int64_t version = 0;
  std::string actor;
};

/// A partner's interventions: registered with what they are meant to change, measured, and told to the programme office as
/// aggregates. Each act with its audit record in the caller's transaction. Thread-safe.
/// Errors of all acts: kNotFound; kConflict when `version` is not the store's; those of intervention.h.
class InterventionService final : public barriers::Trials {
 public:
  /// `offices`: who hears the figures. `rules`: those that decisions ask.
  InterventionService(signals::NodeContext node, barriers::RuleTable rules, std::vector<policy::Party> offices)
      : node_(std::move(node)), rules_(std::move(rules)), offices_(std::move(offices)) {}

  /// Errors: also kTooLarge above kInterventionsMax; kConflict while another trial of the rule is planned or runs.
  Result<InterventionId> register_plan(store::Transaction& transaction, const Plan& plan, const std::string& actor);
  Status amend(store::Transaction& transaction, const ActOn& on, const Plan& plan);
  Status start(store::Transaction& transaction, const ActOn& on);
  Status end(store::Transaction& transaction, const ActOn& on);
  /// What units counted. Errors: also kFailedPrecondition for a trial; kInvalidArgument for a unit that the plan does not have.
  Status take_weeks(store::Transaction& transaction, const InterventionId& id, const std::vector<UnitWeek>& weeks,
                    const std::string& actor);
  /// Releases what may be told (R01) to every office. Errors: also kFailedPrecondition before the start or without an office;
  /// kPermissionDenied with policy's reason.
  Status publish(store::Transaction& transaction, const ActOn& on);
  /// The same twice is once. Errors: kNotFound for an unknown decision; kConflict when another outcome of this kind is known.
  Status note(store::Transaction& transaction, const Outcome& outcome, const std::string& actor);

  Result<Dossier> dossier(store::Transaction& transaction, const InterventionId& id) const;
  Result<Dossier> dossier(const InterventionId& id) const;
  /// Registered last first.
  Result<std::vector<BoardRow>> board() const;

  // barriers::Trials
  Result<std::vector<std::string>> held_out(store::Transaction& transaction, const crypto::Token& payer) override;
  Status on_decided(store::Transaction& transaction, const barriers::DecisionId& decision, const crypto::Token& payer,
                    const std::vector<barriers::Consequence>& consequences, Time now) override;

 private:
  Result<const barriers::Rule*> rule_of(const Plan& plan) const;
  Result<Intervention> open(store::Transaction& transaction, const ActOn& on) const;
  Status close(store::Transaction& transaction, Intervention intervention, const ActOn& on, std::string_view action) const;
  Status check_alone(store::Transaction& transaction, const Plan& plan, const std::optional<InterventionId>& self) const;
  Result<Estimates> estimate(store::Transaction& transaction, const Intervention& intervention) const;
  Result<BoardRow> row(const Intervention& intervention, ToldEstimates estimates) const;

  signals::NodeContext node_;
  barriers::RuleTable rules_;
  std::vector<policy::Party> offices_;
};

}  // namespace dijkwacht::effect
