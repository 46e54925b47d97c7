#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/json.h"
#include "base/result.h"
#include "programme/period.h"

namespace dijkwacht::programme {

struct CommitmentTag;
using CommitmentId = Id<CommitmentTag>;

/// How far a commitment is. Each follows the one before; the last two both follow `kMeasured`.
enum class State : std::uint8_t { kProposed, kAgreed, kStarted, kImplemented, kInUse, kMeasured, kClosed, kHandedOver };
std::string_view name_of(State state);
Result<State> parse_state(std::string_view name);
bool is_over(State state);

enum class Priority : std::uint8_t { kUnknown, kLow, kNormal, kHigh };
std::string_view name_of(Priority priority);
Result<Priority> parse_priority(std::string_view name);

/// What one partner promised for an action of the plan. What nobody said is empty. A value.
struct Commitment {
  CommitmentId id;
  std::string seed;  ///< its id in data/programme/actions.toml; empty when it was made here
  std::string action;
  std::string partner;
  Bilingual deliverable;
  State state = State::kProposed;
  std::int64_t version = 1;  ///< grows with every act; who acts names the one they saw
  Priority priority = Priority::kUnknown;
  std::string capacity;  ///< who or what does the work, in words
  std::string owner;     ///< a function, not a person: "teamleider proeftuinen"
  std::optional<Date> start;
  std::optional<Date> due;
  std::string legal_rule;  ///< the policy rule without which it may not start; empty: none
  Date followed_from;      ///< since when reports are asked for: the start that was agreed
};

/// What shows that a step was made: which of the three is needed, the step decides.
struct Usage {
  std::int64_t count = 0;
  std::string unit;  ///< "meldingen", "checks a day"
  Date as_of;
};
struct Measurement {
  std::string outcome;  ///< what was measured, in words
  double value = 0;
  double low = 0;  ///< 95 % interval
  double high = 0;
  std::int64_t n = 0;
  std::string method;
  Date date;
};
struct Proof {
  std::string evidence;  ///< where it can be seen: a web address or a register reference
  std::optional<Usage> usage;
  std::optional<Measurement> measurement;
};

/// Reads the members "evidence", "usage" and "measurement" of a request; all may be absent. Errors: kInvalidArgument naming it.
Result<Proof> read_proof(const JsonValue& body);
/// As it is stored and shown: `{"evidence":…,"usage":…,"measurement":…}`.
std::string proof_text(const Proof& proof);

/// May `commitment` take this step on `today` with this proof? Pure. Errors: kFailedPrecondition when the step does not follow;
/// kInvalidArgument naming what is missing or wrong ("due", "evidence", "usage", "measurement.low").
Status check_move(const Commitment& commitment, State to, const Proof& proof, Date today);

}  // namespace dijkwacht::programme
