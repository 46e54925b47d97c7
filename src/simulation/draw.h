#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/random.h"
#include "simulation/settings.h"

namespace dijkwacht::simulation {

/// What a stream of chance is for: each thing draws from a stream of its own, so that one more draw in one place shifts nothing
/// elsewhere and any report can be made without those before it.
enum class Stream : std::uint8_t { kCountry = 1, kGroup, kMoments, kReport, kVictim, kBarrier };

/// Chance with the shapes that the country needs. Same seed, stream and number: same draws on every machine; no std::
/// distribution, as those differ between libraries. Where logarithms are used the outcome is rounded, so that their last bit does
/// not count.
class Draw {
 public:
  Draw(std::uint64_t seed, Stream stream, std::uint64_t number);

  Random& random() { return random_; }
  bool happens(double chance) { return random_.unit() < chance; }
  /// Uniform in [0, bound), bound > 0.
  std::int64_t below(std::int64_t bound) { return static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(bound))); }
  double unit() { return random_.unit(); }
  /// Mean 0, standard deviation 1: the sum of twelve uniforms, which is normal but for its tails beyond four.
  double normal();
  /// Log-normal with this median and mean, mean ≥ median > 0.
  double log_normal(double median, double mean);
  /// Pareto from `min` on, rounded down, at most `max`: P(X ≥ x) = (min / x)^exponent.
  std::int64_t heavy_tail(std::int64_t min, double exponent, std::int64_t max);
  /// Days until something that waits `mean` days on average, rounded down: geometric.
  std::int64_t wait_days(double mean);

  const std::string& pick(const std::vector<std::string>& list) { return list[random_.below(list.size())]; }

  /// The place of an item, in proportion to `weight_of(item)`; the weights have a positive sum.
  template <typename List, typename WeightOf>
  std::size_t pick_weighted(const List& list, WeightOf weight_of) {
    double sum = 0;
    for (const auto& item : list) sum += weight_of(item);
    double left = random_.unit() * sum;
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      left -= weight_of(list[i]);
      if (left < 0) return i;
    }
    return list.size() - 1;
  }
  const std::string& pick_weighted(const std::vector<Weighted>& list) {
    return list[pick_weighted(list, [](const Weighted& item) { return item.weight; })].name;
  }

 private:
  SeededRandom random_;
};

}  // namespace dijkwacht::simulation
