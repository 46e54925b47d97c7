#include "programme/commitment.h"

#include <cmath>

#include "base/name_table.h"

namespace dijkwacht::programme {
namespace {

constexpr NameTable<State, 8> kStates{"proposed", "agreed",   "started", "implemented",
                                      "in-use",   "measured", "closed",  "handed-over"};
constexpr NameTable<Priority, 4> kPriorities{"unknown", "low", "normal", "high"};
constexpr std::size_t kWordsBytesMax = 500;

bool follows(State from, State to) {
  if (to == State::kHandedOver) return from == State::kMeasured;
  return !is_over(from) && static_cast<int>(to) == static_cast<int>(from) + 1;
}

Status check_agreement(const Commitment& commitment) {
  if (!commitment.start) return fail(ErrorCode::kInvalidArgument, "an agreement needs a start", "start");
  if (!commitment.due) return fail(ErrorCode::kInvalidArgument, "an agreement needs a due date", "due");
  if (commitment.owner.empty()) return fail(ErrorCode::kInvalidArgument, "an agreement needs an owner", "owner");
  return {};
}

Status check_past(Date date, Date today, const char* field) {
  if (date > today) return fail(ErrorCode::kInvalidArgument, "this day lies in the future", field);
  return {};
}

Status check_usage(const std::optional<Usage>& usage, Date today) {
  if (!usage) return fail(ErrorCode::kInvalidArgument, "in use needs a usage figure", "usage");
  if (usage->count < 1) return fail(ErrorCode::kInvalidArgument, "what nobody uses is not in use", "usage.count");
  if (usage->unit.empty()) return fail(ErrorCode::kInvalidArgument, "say what was counted", "usage.unit");
  return check_past(usage->as_of, today, "usage.asOf");
}

Status check_measurement(const std::optional<Measurement>& measured, Date today) {
  if (!measured) return fail(ErrorCode::kInvalidArgument, "measured needs a measurement", "measurement");
  if (measured->outcome.empty()) return fail(ErrorCode::kInvalidArgument, "say what was measured", "measurement.outcome");
  if (measured->n < 1) return fail(ErrorCode::kInvalidArgument, "say of how many", "measurement.n");
  if (measured->method.empty()) return fail(ErrorCode::kInvalidArgument, "say how it was measured", "measurement.method");
  // Written so that a number that is none fails too.
  if (!(measured->low <= measured->value && measured->value <= measured->high && std::isfinite(measured->high - measured->low))) {
    return fail(ErrorCode::kInvalidArgument, "the value lies within its interval", "measurement.low");
  }
  return check_past(measured->date, today, "measurement.date");
}

Result<std::string> words(const JsonValue& value, std::string_view name) {
  auto text = TRY(value.string_or(name, ""));
  if (text.size() > kWordsBytesMax) {
    return fail(ErrorCode::kInvalidArgument, "this is longer than 500 bytes", value.path() + "." + std::string(name));
  }
  return text;
}

Result<Date> date(const JsonValue& value, std::string_view name) {
  auto parsed = parse_date(TRY(value.string(name)));
  if (!parsed) return fail(ErrorCode::kInvalidArgument, parsed.error().message, value.path() + "." + std::string(name));
  return *parsed;
}

}  // namespace

std::string_view name_of(State state) { return kStates.name(state); }
Result<State> parse_state(std::string_view name) { return kStates.parse(name, "state"); }
std::string_view name_of(Priority priority) { return kPriorities.name(priority); }
Result<Priority> parse_priority(std::string_view name) { return kPriorities.parse(name, "priority"); }
bool is_over(State state) { return state == State::kClosed || state == State::kHandedOver; }

Result<Proof> read_proof(const JsonValue& body) {
  Proof proof{.evidence = TRY(words(body, "evidence")), .usage = {}, .measurement = {}};
  if (const auto usage = TRY(body.find("usage"))) {
    proof.usage = Usage{TRY(usage->integer("count")), TRY(words(*usage, "unit")), TRY(date(*usage, "asOf"))};
  }
  if (const auto measured = TRY(body.find("measurement"))) {
    proof.measurement = Measurement{.outcome = TRY(words(*measured, "outcome")),
                                    .value = TRY(measured->number("value")),
                                    .low = TRY(measured->number("low")),
                                    .high = TRY(measured->number("high")),
                                    .n = TRY(measured->integer("n")),
                                    .method = TRY(words(*measured, "method")),
                                    .date = TRY(date(*measured, "date"))};
  }
  return proof;
}

std::string proof_text(const Proof& proof) {
  JsonWriter json;
  json.object([&] {
    json.member("evidence", proof.evidence);
    json.key("usage");
    if (proof.usage) {
      json.object([&] {
        json.member("count", proof.usage->count).member("unit", proof.usage->unit);
        json.member("asOf", date_text(proof.usage->as_of));
      });
    } else {
      json.null();
    }
    json.key("measurement");
    if (proof.measurement) {
      const auto& measured = *proof.measurement;
      json.object([&] {
        json.member("outcome", measured.outcome).member("value", measured.value);
        json.member("low", measured.low).member("high", measured.high).member("n", measured.n);
        json.member("method", measured.method).member("date", date_text(measured.date));
      });
    } else {
      json.null();
    }
  });
  return json.take();
}

Status check_move(const Commitment& commitment, State to, const Proof& proof, Date today) {
  if (!follows(commitment.state, to)) {
    return fail(ErrorCode::kFailedPrecondition, "this step does not follow; steps are made one at a time", "to");
  }
  switch (to) {
    case State::kAgreed: return check_agreement(commitment);
    case State::kImplemented:
      if (proof.evidence.empty()) return fail(ErrorCode::kInvalidArgument, "implemented needs evidence", "evidence");
      return {};
    case State::kInUse: return check_usage(proof.usage, today);
    case State::kMeasured: return check_measurement(proof.measurement, today);
    default: return {};
  }
}

}  // namespace dijkwacht::programme
