#include "app/figures.h"

#include <fmt/core.h>

#include <cmath>

namespace dijkwacht::app {
namespace {

constexpr double kWholeMax = 9007199254740992.0;  ///< 2^53: above it a double skips whole numbers

}  // namespace

JsonWriter& write_number(JsonWriter& json, std::string_view name, double number) {
  json.key(name);
  const bool is_whole = std::abs(number) < kWholeMax && number == std::floor(number);
  return is_whole ? json.value(static_cast<std::int64_t>(number)) : json.value(number);
}

void write_interval(JsonWriter& json, const stats::Interval& interval) {
  json.member("low", interval.low).member("high", interval.high);
}

void write_measure(JsonWriter& json, std::string_view name, const stats::Measure& measure) {
  json.object(name, [&] {
    json.member("value", measure.value);
    write_interval(json, measure.interval);
  });
}

std::string words_of(double value, const stats::Interval& interval) {
  return fmt::format("{:.4g} (95 % interval {:.4g} to {:.4g})", value, interval.low, interval.high);
}

std::string day_of(Time now) { return date_text(std::chrono::floor<std::chrono::days>(now)); }

}  // namespace dijkwacht::app
