#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/json.h"
#include "stats/interval.h"

namespace dijkwacht::app {

/// A number as JSON: whole ones without a point, so that a year stays a year.
JsonWriter& write_number(JsonWriter& json, std::string_view name, double number);
/// Members `low` and `high`.
void write_interval(JsonWriter& json, const stats::Interval& interval);
/// Member `name` with `value`, `low`, `high`.
void write_measure(JsonWriter& json, std::string_view name, const stats::Measure& measure);

/// `0.894 (95 % interval 0.865 to 0.925)`.
std::string words_of(double value, const stats::Interval& interval);
/// The day, in UTC.
std::string day_of(Time now);

}  // namespace dijkwacht::app
