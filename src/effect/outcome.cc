#include "effect/outcome.h"

#include "base/name_table.h"

namespace dijkwacht::effect {
namespace {

constexpr NameTable<OutcomeKind, 3> kKinds{"fraud", "wrong-hold", "complaint"};
constexpr std::int64_t kNumberMax = 1'000'000'000;
constexpr std::size_t kFraudTypeBytesMax = 10;

Result<std::int64_t> number(const JsonValue& json, std::string_view name) {
  const auto value = TRY(json.integer(name));
  if (value >= 0 && value <= kNumberMax) return value;
  return fail(ErrorCode::kInvalidArgument, "must lie between 0 and 1000000000", std::string(name));
}

Status check_absent(const JsonValue& json, std::string_view name) {
  if (!TRY(json.find(name))) return {};
  return fail(ErrorCode::kInvalidArgument, "does not belong to an outcome of this kind", std::string(name));
}

}  // namespace

std::string_view name_of(OutcomeKind kind) { return kKinds.name(kind); }
Result<OutcomeKind> parse_outcome_kind(std::string_view name) { return kKinds.parse(name, "kind"); }

Result<Outcome> read_outcome(const JsonValue& json) {
  const auto decision = barriers::DecisionId::parse(TRY(json.string("decisionId")));
  if (!decision) return fail(ErrorCode::kInvalidArgument, decision.error().message, "decisionId");
  Outcome outcome{.decision = *decision, .kind = TRY(parse_outcome_kind(TRY(json.string("kind"))))};
  if (outcome.kind == OutcomeKind::kFraud) {
    outcome.fraud_type = TRY(json.string("fraudType"));
    if (outcome.fraud_type.empty() || outcome.fraud_type.size() > kFraudTypeBytesMax)
      return fail(ErrorCode::kInvalidArgument, "must be the code of a fraud type, like AKF", "fraudType");
    outcome.amount_minor = TRY(number(json, "amountMinor"));
  } else {
    TRY(check_absent(json, "fraudType"));
    TRY(check_absent(json, "amountMinor"));
  }
  if (outcome.kind == OutcomeKind::kWrongHold) outcome.minutes_waited = TRY(number(json, "minutesWaited"));
  if (outcome.kind != OutcomeKind::kWrongHold) TRY(check_absent(json, "minutesWaited"));
  return outcome;
}

}  // namespace dijkwacht::effect
