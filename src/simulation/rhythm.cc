#include "simulation/rhythm.h"

#include <algorithm>
#include <array>

namespace dijkwacht::simulation {
namespace {

/// Tries before a day is taken as it comes: with weights that differ tenfold one in ten thousand days is.
constexpr int kTriesMax = 80;
constexpr std::array<std::int64_t, 5> kPartBegins = {0, 7, 12, 18, 24};  // Hours.
constexpr std::int64_t kHourMs = 3'600'000;

double weight_of(const Rhythm& rhythm, std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  const auto weekday = std::chrono::weekday(day).iso_encoding() - 1;
  return rhythm.weekdays[weekday] * rhythm.months[static_cast<unsigned>(date.month()) - 1];
}

}  // namespace

std::int64_t busy_day(const Rhythm& rhythm, const Window& window, std::int64_t from, std::int64_t days, Draw& draw) {
  const double highest = *std::ranges::max_element(rhythm.weekdays) * *std::ranges::max_element(rhythm.months);
  std::int64_t day = from;
  for (int tries = 0; tries < kTriesMax; ++tries) {
    day = from + draw.below(days);
    if (draw.happens(weight_of(rhythm, window.first + std::chrono::days(day)) / highest)) break;
  }
  return day;
}

std::int64_t time_of_day_ms(const Rhythm& rhythm, Draw& draw) {
  std::array<double, 4> mass{};
  for (std::size_t i = 0; i < mass.size(); ++i)
    mass[i] = rhythm.day_parts[i] * static_cast<double>(kPartBegins[i + 1] - kPartBegins[i]);
  const auto part = draw.pick_weighted(mass, [](double weight) { return weight; });
  return kPartBegins[part] * kHourMs + draw.below((kPartBegins[part + 1] - kPartBegins[part]) * kHourMs);
}

}  // namespace dijkwacht::simulation
