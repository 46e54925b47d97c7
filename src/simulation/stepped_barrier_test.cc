#include "simulation/stepped_barrier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/json.h"

namespace dijkwacht::simulation {
namespace {

using std::chrono::days;
using std::chrono::weeks;

const Settings& settings() {
  static const Settings read =
      read_settings(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/simulation/country.toml").value();
  return read;
}

TEST(SteppedBarriers, SameSeedSameBytesAndAnotherSeedOthers) {
  const auto text = [](std::uint64_t seed) { return barrier_text(settings(), SteppedBarrier::make(settings(), seed)); };
  EXPECT_EQ(text(7), text(7));
  EXPECT_NE(text(7), text(8));
}

TEST(SteppedBarriers, GroupsSwitchOnOneAfterTheOtherAndTheLastNever) {
  const auto& barrier = settings().barrier;
  const auto made = SteppedBarrier::make(settings(), 1);
  ASSERT_EQ(made.branches.size(), barrier.branches);
  std::set<std::chrono::sys_days> starts;
  std::size_t never = 0;
  for (const auto& branch : made.branches)
    branch.from ? static_cast<void>(starts.insert(*branch.from)) : static_cast<void>(++never);
  EXPECT_EQ(never, barrier.branches / barrier.groups);
  ASSERT_EQ(starts.size(), barrier.groups - 1);
  EXPECT_EQ(*starts.rbegin() - *starts.begin(), weeks((barrier.groups - 2) * barrier.weeks_between));
  for (const auto start : starts) EXPECT_EQ(std::chrono::weekday(start), std::chrono::Monday);
}

TEST(SteppedBarriers, EveryBranchTellsEveryWeekUpToTheLastWholeOne) {
  const auto made = SteppedBarrier::make(settings(), 1);
  EXPECT_EQ(made.counted.size(), settings().barrier.branches * settings().barrier.weeks);
  const auto last = std::ranges::max(made.counted, {}, &BranchWeek::monday).monday;
  EXPECT_LE(last + days(6), settings().last_day);
  EXPECT_GT(last + days(13), settings().last_day);
}

TEST(SteppedBarriers, TheTruthIsWhatTheSettingsDeclare) {
  const auto document = JsonDocument::parse(barrier_text(settings(), SteppedBarrier::make(settings(), 1)));
  const auto truth = document->root().at("truth").value();
  EXPECT_EQ(truth.number("fraud").value(), settings().barrier.frauds.by);
  EXPECT_EQ(truth.number("displacement").value(), settings().barrier.neighbours.by);
  EXPECT_EQ(truth.number("harm").value(), settings().barrier.wrong_holds.by);
}

/// Without steps there is a plain comparison: the same branches, weeks and chance, with and without a change.
TEST(SteppedBarriers, AChangeMovesTheCountsByItsShare) {
  auto unchanged = settings();
  unchanged.barrier.frauds.by = 0;
  const auto with = SteppedBarrier::make(settings(), 5);
  const auto without = SteppedBarrier::make(unchanged, 5);
  double changed = 0;
  double on = 0;
  for (std::size_t i = 0; i < with.counted.size(); ++i) {
    const auto& from = with.branches[with.counted[i].branch].from;
    const bool is_on = from && with.counted[i].monday >= *from;
    if (!is_on) {
      EXPECT_EQ(with.counted[i].frauds, without.counted[i].frauds);
      continue;
    }
    changed += static_cast<double>(with.counted[i].frauds - without.counted[i].frauds);
    on += 1;
  }
  EXPECT_NEAR(changed / on, settings().barrier.frauds.by, 1.0);
}

}  // namespace
}  // namespace dijkwacht::simulation
