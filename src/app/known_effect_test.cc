// The barrier of the synthetic country, estimated as a bank's node does: do the intervals hold what was declared?
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>

#include "base/clock.h"
#include "base/json.h"
#include "effect/estimate.h"
#include "simulation/stepped_barrier.h"

namespace dijkwacht::app {
namespace {

const Time kNow = parse_time("2026-11-26T12:00:00Z").value();
constexpr std::uint64_t kSeeds = 200;
/// Of two hundred intervals of 95 % fewer than 180 hold the truth less than once in a hundred times; of biased or too narrow ones
/// nearly always.
constexpr int kHeldMin = 180;

struct World {
  effect::Plan plan;
  std::vector<effect::UnitWeek> weeks;
  std::array<double, 3> truth{};  ///< fraud, displacement, harm
};

/// Through the same words as the doors take.
World world_of(const simulation::Settings& settings, std::uint64_t seed) {
  const auto document = JsonDocument::parse(barrier_text(settings, simulation::SteppedBarrier::make(settings, seed)));
  const auto& root = document->root();
  const auto truth = root.at("truth").value();
  World world{.plan = effect::read_plan(root.at("plan").value()).value(),
              .weeks = {},
              .truth = {truth.number("fraud").value(), truth.number("displacement").value(), truth.number("harm").value()}};
  const auto weeks = root.array("weeks").value();
  for (const auto& week : weeks) world.weeks.push_back(effect::read_unit_week(week).value());
  return world;
}

TEST(KnownEffect, TheIntervalsHoldEffectDisplacementAndHarmAsOftenAsTheySay) {
  const auto settings =
      simulation::read_settings(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/simulation/country.toml").value();
  std::array<int, 3> held{};
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    const auto world = world_of(settings, seed);
    const auto found = effect::told_outside(effect::estimate_steps(world.plan, world.weeks, kNow));
    const std::array measured{found.fraud, found.displacement, found.harm};
    for (std::size_t i = 0; i < measured.size(); ++i) {
      ASSERT_TRUE(measured[i]) << "seed " << seed;
      const auto& interval = measured[i]->interval();
      held[i] += interval.low <= world.truth[i] && world.truth[i] <= interval.high ? 1 : 0;
    }
    EXPECT_LT(found.fraud->interval().high, 0) << "the effect on fraud is told from none, seed " << seed;
  }
  for (const auto times : held) EXPECT_GE(times, kHeldMin);
  std::printf("of %d intervals held the truth: fraud %d, displacement %d, harm %d\n", static_cast<int>(kSeeds), held[0], held[1],
              held[2]);
}

}  // namespace
}  // namespace dijkwacht::app
