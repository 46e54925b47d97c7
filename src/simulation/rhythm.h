#pragma once

#include <chrono>
#include <cstdint>

#include "simulation/draw.h"
#include "simulation/settings.h"

namespace dijkwacht::simulation {

/// The days that a country's reports fall in; numbers count from `first`.
struct Window {
  std::chrono::sys_days first;
  std::int64_t days = 1;
};

/// A day of [from, from + days), likelier on a busy weekday and in a busy month. `days` ≥ 1.
std::int64_t busy_day(const Rhythm& rhythm, const Window& window, std::int64_t from, std::int64_t days, Draw& draw);

/// Milliseconds since midnight, likelier in a busy part of the day.
std::int64_t time_of_day_ms(const Rhythm& rhythm, Draw& draw);

}  // namespace dijkwacht::simulation
