#include "app/settling_pace.h"

#include <gtest/gtest.h>

namespace dijkwacht::app {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
constexpr SettlingPace::Instant kStart{seconds(1000)};

/// Settled at kStart, in no time.
SettlingPace settled_with(std::int64_t reports) {
  SettlingPace pace(0);
  pace.note_settled(reports, kStart, milliseconds(0));
  return pace;
}

TEST(SettlingPace, SettlesAtTheStartOnceTheQueueIsEmpty) {
  const SettlingPace pace(20'000);
  EXPECT_FALSE(pace.is_settled());
  EXPECT_FALSE(pace.is_due(LinkingQueue::kWaits, kStart));
  EXPECT_TRUE(pace.is_due(LinkingQueue::kEmpty, kStart));
}

TEST(SettlingPace, NothingChangedNothingToSettle) {
  const auto pace = settled_with(20'000);
  EXPECT_TRUE(pace.is_settled());
  EXPECT_FALSE(pace.is_due(LinkingQueue::kEmpty, kStart + std::chrono::hours(48)));
}

TEST(SettlingPace, OneChangeIsSettledWhenTheQueueIsEmpty) {
  auto pace = settled_with(20'000);
  pace.note_changes(1);
  EXPECT_FALSE(pace.is_due(LinkingQueue::kWaits, kStart));
  EXPECT_TRUE(pace.is_due(LinkingQueue::kEmpty, kStart));
}

TEST(SettlingPace, ALongQueueSettlesAfterATenthAndNeverBelowAThousand) {
  auto small = settled_with(100);
  small.note_changes(999);
  EXPECT_FALSE(small.is_due(LinkingQueue::kWaits, kStart));
  small.note_changes(1);
  EXPECT_TRUE(small.is_due(LinkingQueue::kWaits, kStart));
  auto large = settled_with(50'000);
  large.note_changes(4'999);
  EXPECT_FALSE(large.is_due(LinkingQueue::kWaits, kStart));
  large.note_changes(1);
  EXPECT_TRUE(large.is_due(LinkingQueue::kWaits, kStart));
}

TEST(SettlingPace, RestsTwentyTimesAsLongAsTheLastOneTook) {
  SettlingPace pace(0);
  pace.note_settled(1'000'000, kStart, seconds(6));
  pace.note_changes(500'000);
  EXPECT_FALSE(pace.is_due(LinkingQueue::kEmpty, kStart + seconds(120) - milliseconds(1)));
  EXPECT_FALSE(pace.is_due(LinkingQueue::kWaits, kStart + seconds(120) - milliseconds(1)));
  EXPECT_TRUE(pace.is_due(LinkingQueue::kEmpty, kStart + seconds(120)));
}

TEST(SettlingPace, AnImportOfAMillionCostsSomeTenTimesTheLastSettling) {
  auto pace = settled_with(0);
  double cost = 0;  // of settling n reports: n
  constexpr std::int64_t kBatch = 200;
  constexpr std::int64_t kReports = 1'000'000;
  for (std::int64_t reports = kBatch; reports <= kReports; reports += kBatch) {
    pace.note_changes(kBatch);
    if (!pace.is_due(LinkingQueue::kWaits, kStart)) continue;
    cost += static_cast<double>(reports);
    pace.note_settled(reports, kStart, milliseconds(0));
  }
  EXPECT_LT(cost, 12.0 * kReports);
  EXPECT_GT(cost, 5.0 * kReports) << "and cases do not lie unsettled for long";
}

}  // namespace
}  // namespace dijkwacht::app
