#include "effect/intervention.h"

#include <algorithm>
#include <set>

#include "base/name_table.h"

namespace dijkwacht::effect {
namespace {

constexpr NameTable<Design, 2> kDesigns{"trial", "steps"};
constexpr NameTable<PrimaryOutcome, 2> kOutcomes{"fraud-share", "loss"};
constexpr NameTable<InterventionState, 3> kStates{"planned", "running", "ended"};
constexpr NameTable<Arm, 2> kArms{"treated", "held-out"};
constexpr std::size_t kUnitNameBytesMax = 60;
constexpr std::size_t kFraudTypeBytesMax = 10;
constexpr std::int64_t kCostMinorMax = 100'000'000'000;
constexpr std::uint64_t kDraws = 10'000;
constexpr std::uint64_t kDrawsAPercent = kDraws / 100;

std::unexpected<Error> wrong(const char* field, std::string message) {
  return fail(ErrorCode::kInvalidArgument, std::move(message), field);
}

bool is_fraud_type(std::string_view code) {
  const auto is_fit = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return !code.empty() && code.size() <= kFraudTypeBytesMax && std::ranges::all_of(code, is_fit);
}

Status check_types(const Plan& plan) {
  if (plan.fraud_types.empty()) return wrong("fraudTypes", "name the fraud that it is meant against");
  std::set<std::string_view> seen;
  for (const auto* types : {&plan.fraud_types, &plan.neighbour_types}) {
    const auto* field = types == &plan.fraud_types ? "fraudTypes" : "neighbourTypes";
    if (types->size() > kFraudTypesMax) return wrong(field, "holds more than 20");
    for (const auto& type : *types) {
      if (!is_fraud_type(type)) return wrong(field, "must hold codes of fraud types, like AKF");
      if (!seen.insert(type).second) return wrong(field, "names a type twice, or one that the other list has");
    }
  }
  return {};
}

Status check_units(const Plan& plan) {
  if (plan.design == Design::kTrial) return plan.units.empty() ? Status() : wrong("units", "a trial has no units");
  if (plan.units.size() < kUnitsMin || plan.units.size() > kUnitsMax) return wrong("units", "must hold 4 to 500");
  std::set<std::string_view> names;
  std::set<std::optional<std::chrono::sys_days>> starts;
  for (const auto& unit : plan.units) {
    if (unit.name.empty() || unit.name.size() > kUnitNameBytesMax || !names.insert(unit.name).second)
      return wrong("units", "each has a name of its own, of at most 60 bytes");
    if (unit.from && std::chrono::weekday(std::chrono::sys_days(*unit.from)) != std::chrono::Monday)
      return wrong("units", "a unit switches on at a Monday");
    starts.insert(unit.from ? std::optional(std::chrono::sys_days(*unit.from)) : std::nullopt);
  }
  return starts.size() > 1 ? Status() : wrong("units", "they must not all switch on at once: nothing is left to compare with");
}

Status check_held_out(const Plan& plan, const barriers::Rule& rule) {
  if (plan.design == Design::kSteps)
    return plan.held_out_percent == 0 ? Status() : wrong("heldOutPercent", "nobody is held out of steps");
  if (plan.held_out_percent < kHeldOutPercentMin || plan.held_out_percent > kHeldOutPercentMax)
    return wrong("heldOutPercent", "must lie between 5 and 50");
  if (rule.may_be_held_out) return {};
  return fail(ErrorCode::kFailedPrecondition, "nobody may be left without this rule for a trial: measure it in steps", "rule");
}

Result<std::vector<std::string>> texts(const JsonValue& json, std::string_view name) {
  std::vector<std::string> found;
  if (const auto list = TRY(json.find(name))) {
    for (const auto& each : TRY(list->array())) found.emplace_back(TRY(each.string()));
  }
  return found;
}

Result<std::vector<Unit>> read_units(const JsonValue& json) {
  std::vector<Unit> units;
  const auto list = TRY(json.find("units"));
  if (!list) return units;
  for (const auto& each : TRY(list->array())) {
    Unit unit{.name = std::string(TRY(each.string("name"))), .from = {}};
    if (const auto from = TRY(each.find("from"))) {
      const auto date = parse_date(TRY(from->string()));
      if (!date) return fail(ErrorCode::kInvalidArgument, date.error().message, from->path());
      unit.from = *date;
    }
    units.push_back(std::move(unit));
  }
  return units;
}

}  // namespace

std::string_view name_of(Design design) { return kDesigns.name(design); }
Result<Design> parse_design(std::string_view name) { return kDesigns.parse(name, "design"); }
std::string_view name_of(PrimaryOutcome outcome) { return kOutcomes.name(outcome); }
Result<PrimaryOutcome> parse_outcome(std::string_view name) { return kOutcomes.parse(name, "outcome"); }
std::string_view name_of(InterventionState state) { return kStates.name(state); }
Result<InterventionState> parse_intervention_state(std::string_view name) { return kStates.parse(name, "state"); }
std::string_view name_of(Arm arm) { return kArms.name(arm); }
Result<Arm> parse_arm(std::string_view name) { return kArms.parse(name, "arm"); }

Status check_plan(const Plan& plan, const barriers::Rule& rule) {
  if (plan.hypothesis.empty()) return wrong("hypothesis", "write down what you expect");
  if (plan.hypothesis.size() > kHypothesisBytesMax) return wrong("hypothesis", "is longer than 1,000 bytes");
  TRY(check_types(plan));
  TRY(check_held_out(plan, rule));
  TRY(check_units(plan));
  if (plan.cost_minor < 0 || plan.cost_minor > kCostMinorMax) return wrong("costMinor", "must lie between 0 and 100000000000");
  return {};
}

Result<Plan> read_plan(const JsonValue& json) {
  return Plan{.rule = std::string(TRY(json.string("rule"))),
              .hypothesis = std::string(TRY(json.string("hypothesis"))),
              .outcome = TRY(parse_outcome(TRY(json.string("outcome")))),
              .fraud_types = TRY(texts(json, "fraudTypes")),
              .neighbour_types = TRY(texts(json, "neighbourTypes")),
              .design = TRY(parse_design(TRY(json.string("design")))),
              .held_out_percent = TRY(json.integer_or("heldOutPercent", 0)),
              .units = TRY(read_units(json)),
              .cost_minor = TRY(json.integer("costMinor"))};
}

std::string plan_text(const Plan& plan) {
  JsonWriter json;
  json.object([&] {
    json.member("rule", plan.rule).member("hypothesis", plan.hypothesis).member("outcome", name_of(plan.outcome));
    json.texts("fraudTypes", plan.fraud_types);
    json.texts("neighbourTypes", plan.neighbour_types);
    json.member("design", name_of(plan.design)).member("heldOutPercent", plan.held_out_percent);
    json.array("units", [&] {
      for (const auto& unit : plan.units) {
        json.object([&] {
          json.member("name", unit.name).key("from");
          unit.from ? json.value(date_text(*unit.from)) : json.null();
        });
      }
    });
    json.member("costMinor", plan.cost_minor);
  });
  return json.take();
}

Status check_amendable(const Intervention& intervention) {
  if (intervention.state == InterventionState::kPlanned) return {};
  return fail(ErrorCode::kFailedPrecondition, "it has started: what was promised to be measured stays as it was");
}

Status check_step(const Intervention& intervention, InterventionState to) {
  const auto from = to == InterventionState::kRunning ? InterventionState::kPlanned : InterventionState::kRunning;
  if (to != InterventionState::kPlanned && intervention.state == from) return {};
  return fail(ErrorCode::kFailedPrecondition, "it starts once and ends once");
}

Arm arm_of(const crypto::SecretKey& key, const crypto::Token& payer, std::int64_t held_out_percent) {
  const auto hash = crypto::keyed_hash(key, payer.bytes);
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < sizeof(number); ++i) number = number << 8U | hash[i];
  const auto drawn = number % kDraws;  // 2^64 is so large that the remainder's bias is below 10^-15
  return drawn < static_cast<std::uint64_t>(held_out_percent) * kDrawsAPercent ? Arm::kHeldOut : Arm::kTreated;
}

}  // namespace dijkwacht::effect
