#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "barriers/rule_table.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "crypto/token.h"
#include "effect/ids.h"

namespace dijkwacht::effect {

using Date = std::chrono::year_month_day;

/// How it becomes known what would have happened without it.
enum class Design : std::uint8_t {
  kTrial,  ///< a share of the payers, drawn by keyed hash, does not get the warning
  kSteps,  ///< units (branches, partners) switch it on one after the other
};
std::string_view name_of(Design design);
Result<Design> parse_design(std::string_view name);

/// What it is meant to change; chosen before the start.
enum class PrimaryOutcome : std::uint8_t {
  kFraudShare,  ///< payments later reported as fraud of the types meant, of 10,000
  kLoss,        ///< euros lost to fraud of the types meant and their neighbours, in 1,000 payments
};
std::string_view name_of(PrimaryOutcome outcome);
Result<PrimaryOutcome> parse_outcome(std::string_view name);

enum class InterventionState : std::uint8_t { kPlanned, kRunning, kEnded };
std::string_view name_of(InterventionState state);
Result<InterventionState> parse_intervention_state(std::string_view name);

/// A branch or partner that switches on as a whole.
struct Unit {
  std::string name;
  std::optional<Date> from;  ///< Monday of its first week with the barrier; nothing: it stays without
};

/// What is fixed before the start.
struct Plan {
  std::string rule;
  std::string hypothesis;
  PrimaryOutcome outcome = PrimaryOutcome::kFraudShare;
  std::vector<std::string> fraud_types;      ///< that it is meant against
  std::vector<std::string> neighbour_types;  ///< to which fraud might move
  Design design = Design::kTrial;
  std::int64_t held_out_percent = 0;  ///< of a trial
  std::vector<Unit> units;            ///< of steps
  std::int64_t cost_minor = 0;        ///< of it all, in cents
};

inline constexpr std::int64_t kHeldOutPercentMin = 5;
inline constexpr std::int64_t kHeldOutPercentMax = 50;  ///< no more than half go without a warning
inline constexpr std::size_t kHypothesisBytesMax = 1000;
inline constexpr std::size_t kUnitsMin = 4;  ///< two that switch together and two to compare with: no interval without two
inline constexpr std::size_t kUnitsMax = 500;
inline constexpr std::size_t kFraudTypesMax = 20;

/// Errors: kInvalidArgument naming the field; kFailedPrecondition with field "rule" when a trial would leave out a rule whose
/// data do not permit it. Pure.
Status check_plan(const Plan& plan, const barriers::Rule& rule);
/// Errors: kInvalidArgument naming the field.
Result<Plan> read_plan(const JsonValue& json);
std::string plan_text(const Plan& plan);

/// A barrier rule in use by this partner, with what it is meant to change and how that becomes known.
struct Intervention {
  InterventionId id;
  Plan plan;
  InterventionState state = InterventionState::kPlanned;
  std::int64_t version = 1;
  std::string registered_by;
  Time registered_at;
  std::optional<Time> started_at = {};
  std::optional<Time> ended_at = {};
  std::int64_t published = 0;  ///< how often its figures went to the programme office
};

/// Errors: kFailedPrecondition once it has started: what was promised to be measured stays as it was. Pure.
Status check_amendable(const Intervention& intervention);
/// Errors: kFailedPrecondition unless it is planned (to start) or runs (to end). Pure.
Status check_step(const Intervention& intervention, InterventionState to);

enum class Arm : std::uint8_t { kTreated, kHeldOut };
std::string_view name_of(Arm arm);
Result<Arm> parse_arm(std::string_view name);

/// The arm of a payer: always the same under one key, and independent of it under another. Pure.
Arm arm_of(const crypto::SecretKey& key, const crypto::Token& payer, std::int64_t held_out_percent);

}  // namespace dijkwacht::effect
