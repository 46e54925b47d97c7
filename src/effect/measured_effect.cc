#include "effect/measured_effect.h"

#include <cmath>

namespace dijkwacht::effect {
namespace {

constexpr std::size_t kMethodBytesMax = 500;

bool holds_its_value(const stats::Measure& measure) {
  const auto& [low, high] = measure.interval;
  return std::isfinite(low) && std::isfinite(high) && low <= measure.value && measure.value <= high && low < high;
}

}  // namespace

Result<MeasuredEffect> MeasuredEffect::create(stats::Measure measure, std::int64_t n, std::string method, Time measured_at) {
  if (!holds_its_value(measure)) return fail(ErrorCode::kInvalidArgument, "an effect has an interval around it", "interval");
  if (n < 1) return fail(ErrorCode::kInvalidArgument, "an effect rests on at least one payment", "n");
  if (method.empty() || method.size() > kMethodBytesMax)
    return fail(ErrorCode::kInvalidArgument, "an effect says how it was measured", "method");
  if (measured_at <= Time()) return fail(ErrorCode::kInvalidArgument, "an effect says when it was measured", "date");
  return MeasuredEffect(measure, n, std::move(method), measured_at);
}

void write_effect(JsonWriter& json, const MeasuredEffect& effect) {
  json.object([&] {
    json.member("value", effect.value()).member("low", effect.interval().low).member("high", effect.interval().high);
    json.member("n", effect.n()).member("method", effect.method()).member("date", time_text(effect.measured_at()));
  });
}

Result<MeasuredEffect> read_effect(const JsonValue& json) {
  const auto date = parse_time(TRY(json.string("date")));
  if (!date) return fail(ErrorCode::kInvalidArgument, date.error().message, "date");
  return MeasuredEffect::create(
      {.value = TRY(json.number("value")), .interval = {TRY(json.number("low")), TRY(json.number("high"))}},
      TRY(json.integer("n")), std::string(TRY(json.string("method"))), *date);
}

}  // namespace dijkwacht::effect
