#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "barriers/ids.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::effect {

/// What became known of a payment after its decision.
enum class OutcomeKind : std::uint8_t {
  kFraud,      ///< it was reported as fraud
  kWrongHold,  ///< it was genuine, and waited or was warned about in vain
  kComplaint,  ///< someone complained or objected
};
std::string_view name_of(OutcomeKind kind);
Result<OutcomeKind> parse_outcome_kind(std::string_view name);

struct Outcome {
  barriers::DecisionId decision;
  OutcomeKind kind = OutcomeKind::kFraud;
  std::string fraud_type = {};      ///< of fraud
  std::int64_t amount_minor = 0;    ///< of fraud: what was lost, in cents
  std::int64_t minutes_waited = 0;  ///< of a wrong hold

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// {decisionId, kind, fraudType, amountMinor | minutesWaited}. Errors: kInvalidArgument naming the field: missing, below 0, above
/// 10^9, or one that does not belong to the kind.
Result<Outcome> read_outcome(const JsonValue& json);

}  // namespace dijkwacht::effect
