#include "simulation/draw.h"

#include <algorithm>
#include <cmath>

namespace dijkwacht::simulation {
namespace {

/// Spreads three numbers over all seeds (the finaliser of SplitMix64, twice).
std::uint64_t mixed(std::uint64_t seed, std::uint64_t stream, std::uint64_t number) {
  const auto spread = [](std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  };
  return spread(spread(seed + stream * 0x9E3779B97F4A7C15) + (number + 1) * 0xD1B54A32D192ED03);
}

}  // namespace

Draw::Draw(std::uint64_t seed, Stream stream, std::uint64_t number)
    : random_(mixed(seed, static_cast<std::uint64_t>(stream), number)) {}

double Draw::normal() {
  double sum = 0;
  for (int i = 0; i < 12; ++i) sum += random_.unit();
  return sum - 6;
}

double Draw::log_normal(double median, double mean) {
  const double sigma = std::sqrt(2 * std::log(mean / median));
  return median * std::exp(sigma * normal());
}

std::int64_t Draw::heavy_tail(std::int64_t min, double exponent, std::int64_t max) {
  const double u = 1 - random_.unit();  // In (0, 1].
  const double value = static_cast<double>(min) * std::pow(u, -1 / exponent);
  return value >= static_cast<double>(max) ? max : static_cast<std::int64_t>(value);
}

std::int64_t Draw::wait_days(double mean) {
  // Rounding down takes half a day off on average; for a mean of m whole days the rate is ln(1 + 1/m).
  if (mean <= 0) return 0;
  return static_cast<std::int64_t>(-std::log(1 - random_.unit()) / std::log1p(1 / mean));
}

}  // namespace dijkwacht::simulation
