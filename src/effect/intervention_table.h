#pragma once

#include <optional>
#include <vector>

#include "barriers/ids.h"
#include "crypto/secret.h"
#include "effect/intervention.h"
#include "effect/outcome.h"
#include "effect/tally.h"
#include "store/database.h"

namespace dijkwacht::effect {

Status insert(store::Transaction& transaction, const Intervention& intervention, const crypto::SecretKey& arm_key);
/// All but its key, by id and the version before; false when that is no longer the store's.
Result<bool> update(store::Transaction& transaction, const Intervention& intervention);
Result<std::optional<Intervention>> find_intervention(store::Transaction& transaction, const InterventionId& id);
/// Registered last first, at most `limit`.
Result<std::vector<Intervention>> newest_interventions(store::Transaction& transaction, std::size_t limit);

/// Those of trials that are planned or run, with what draws their arms.
struct OpenTrial {
  InterventionId id;
  std::string rule;
  InterventionState state = InterventionState::kPlanned;
  std::int64_t held_out_percent = 0;
  crypto::SecretKey arm_key;
};
Result<std::vector<OpenTrial>> open_trials(store::Transaction& transaction);

Status insert_exposure(store::Transaction& transaction, const OpenTrial& trial, const barriers::DecisionId& decision, Arm arm,
                       Time now);
/// What was counted in an arm while the intervention stood in `state`: planned (both arms alike) or running.
Result<Tally> tally_of(store::Transaction& transaction, const Intervention& intervention, InterventionState state, Arm arm);

Result<std::optional<Outcome>> find_outcome(store::Transaction& transaction, const barriers::DecisionId& decision,
                                            OutcomeKind kind);
Status insert(store::Transaction& transaction, const Outcome& outcome, Time now);

/// A later telling of the same week takes the place of the earlier one.
Status put(store::Transaction& transaction, const InterventionId& intervention, const UnitWeek& week);
/// By unit and week.
Result<std::vector<UnitWeek>> read_unit_weeks(store::Transaction& transaction, const InterventionId& intervention);

}  // namespace dijkwacht::effect
