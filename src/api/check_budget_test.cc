#include "api/check_budget.h"

#include <gtest/gtest.h>

namespace dijkwacht::api {
namespace {

constexpr CheckLimits kLimits{
    .client_at_once = 2, .client_per_day = 24, .all_at_once = 3, .all_per_day = 2'400, .work_bits = 1, .published_count_min = 10};

TEST(CheckBudget, EachClientHasItsOwnAndAllHaveOneTogether) {
  ManualClock clock(parse_time("2026-11-26T12:00:00Z").value());
  CheckBudget budget(kLimits, clock);
  EXPECT_TRUE(budget.take("192.0.2.1"));
  EXPECT_TRUE(budget.take("192.0.2.1"));
  EXPECT_EQ(budget.take("192.0.2.1").error().code, ErrorCode::kRateLimited);
  EXPECT_TRUE(budget.take("192.0.2.2"));
  EXPECT_EQ(budget.take("192.0.2.3").error().code, ErrorCode::kRateLimited) << "all together asked three";
  clock.advance(std::chrono::hours(1));
  EXPECT_TRUE(budget.take("192.0.2.1")) << "one an hour comes back";
  EXPECT_FALSE(budget.take("192.0.2.1"));
}

TEST(CheckBudget, WhoWasNoticedAsksNothingMoreForADay) {
  ManualClock clock(parse_time("2026-11-26T12:00:00Z").value());
  CheckBudget budget(kLimits, clock);
  budget.close("192.0.2.1");
  EXPECT_EQ(budget.take("192.0.2.1").error().code, ErrorCode::kRateLimited);
  EXPECT_TRUE(budget.take("192.0.2.2"));
  clock.advance(std::chrono::hours(25));
  EXPECT_TRUE(budget.take("192.0.2.1"));
}

TEST(CheckLimits, TheFileIsWholeAndPublishesNoSmallCount) {
  const auto limits = CheckLimits::load(DIJKWACHT_SOURCE_DIR "/data/public-check/budget.toml");
  ASSERT_TRUE(limits) << limits.error().message;
  EXPECT_GE(limits->published_count_min, 10);
  EXPECT_LE(limits->client_at_once, limits->client_per_day);
  EXPECT_EQ(CheckLimits::load("/nowhere.toml").error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::api
