#include "auth/rate_limiter.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace dijkwacht::auth {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

class RateLimiterTest : public ::testing::Test {
 protected:
  ManualClock clock_{parse_time("2026-11-24T09:00:00Z").value()};
  RateLimiter limiter_{{.burst = 3, .per_second = 2}, 4, clock_};
};

TEST_F(RateLimiterTest, BurstPassesAndTheNextWaits) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter_.take("a"), Duration::zero()) << i;
  EXPECT_EQ(limiter_.take("a"), milliseconds(500));
}

TEST_F(RateLimiterTest, AfterTheWaitExactlyOneMorePasses) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter_.take("a"), Duration::zero());
  clock_.advance(milliseconds(499));
  EXPECT_EQ(limiter_.take("a"), milliseconds(1));
  clock_.advance(milliseconds(1));
  EXPECT_EQ(limiter_.take("a"), Duration::zero());
  EXPECT_EQ(limiter_.take("a"), milliseconds(500));
}

TEST_F(RateLimiterTest, ARefusalTakesNothing) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter_.take("a"), Duration::zero());
  for (int i = 0; i < 100; ++i) EXPECT_EQ(limiter_.take("a"), milliseconds(500));
}

TEST_F(RateLimiterTest, ALongPauseFillsNoMoreThanTheBurst) {
  clock_.advance(std::chrono::hours(1));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter_.take("a"), Duration::zero());
  EXPECT_NE(limiter_.take("a"), Duration::zero());
}

TEST_F(RateLimiterTest, KeysHaveBucketsOfTheirOwn) {
  for (int i = 0; i < 4; ++i) static_cast<void>(limiter_.take("a"));
  EXPECT_EQ(limiter_.take("b"), Duration::zero());
}

TEST_F(RateLimiterTest, ABatchCostsMore) {
  EXPECT_EQ(limiter_.take("a", 2), Duration::zero());
  EXPECT_EQ(limiter_.take("a", 2), milliseconds(500));
  EXPECT_EQ(limiter_.take("b", 1000), Duration::zero()) << "more than the burst takes the whole bucket, not for ever nothing";
  EXPECT_EQ(limiter_.take("b", 1000), milliseconds(1500));
}

TEST_F(RateLimiterTest, MemoryIsBoundedAndTheLongestUnusedGoesFirst) {
  for (int i = 0; i < 4; ++i) static_cast<void>(limiter_.take("kept"));
  for (const auto* key : {"b", "c", "d"}) static_cast<void>(limiter_.take(key));
  EXPECT_NE(limiter_.take("kept"), Duration::zero());
  static_cast<void>(limiter_.take("e"));
  EXPECT_EQ(limiter_.remembered(), 4U);
  EXPECT_NE(limiter_.take("kept"), Duration::zero()) << "it was used last but one";
  for (int i = 0; i < 1000; ++i) static_cast<void>(limiter_.take(std::to_string(i)));
  EXPECT_EQ(limiter_.remembered(), 4U);
}

TEST_F(RateLimiterTest, AClockSetBackFillsAndEmptiesNothing) {
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter_.take("a"), Duration::zero());
  clock_.advance(-seconds(3600));
  EXPECT_EQ(limiter_.take("a"), milliseconds(500));
  clock_.advance(milliseconds(500));
  EXPECT_EQ(limiter_.take("a"), Duration::zero());
}

TEST_F(RateLimiterTest, ThreadsTogetherGetOneBurst) {
  RateLimiter limiter({.burst = 1000, .per_second = 1}, 10, clock_);
  std::atomic<int> admitted = 0;
  {
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (int i = 0; i < 500; ++i) admitted += limiter.take("a") == Duration::zero() ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(admitted, 1000);
}

}  // namespace
}  // namespace dijkwacht::auth
