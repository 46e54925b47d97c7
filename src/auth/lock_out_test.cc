#include "auth/lock_out.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace dijkwacht::auth {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Time kNow = parse_time("2026-11-24T09:00:00Z").value();
const LockOutSettings kSettings{5, seconds(30), minutes(15), hours(24), 100};

TEST(LockOut, FailuresAllowedLockNothing) {
  for (std::int64_t count = 0; count <= 5; ++count) EXPECT_EQ(lock_time(count, kSettings), Duration::zero()) << count;
}

TEST(LockOut, DelayDoublesUpToTheLongest) {
  EXPECT_EQ(lock_time(6, kSettings), seconds(30));
  EXPECT_EQ(lock_time(7, kSettings), seconds(60));
  EXPECT_EQ(lock_time(10, kSettings), seconds(480));
  EXPECT_EQ(lock_time(11, kSettings), minutes(15)) << "960 s would be more";
  EXPECT_EQ(lock_time(1'000'000, kSettings), minutes(15));
}

RC_GTEST_PROP(LockOutProperty, MoreFailuresNeverLockShorter, ()) {
  const auto count = *rc::gen::inRange<std::int64_t>(0, 1000);
  RC_ASSERT(lock_time(count + 1, kSettings) >= lock_time(count, kSettings));
  RC_ASSERT(lock_time(count, kSettings) <= kSettings.longest_lock);
}

TEST(LockOut, LockEndsAtItsMoment) {
  const LoginFailures failures{6, kNow, kNow + seconds(30)};
  EXPECT_TRUE(is_locked(failures, kNow + seconds(30) - Duration(1)));
  EXPECT_FALSE(is_locked(failures, kNow + seconds(30)));
  EXPECT_FALSE(is_locked({5, kNow, std::nullopt}, kNow));
}

TEST(LockOut, OldFailuresAreForgotten) {
  const LoginFailures before{7, kNow, kNow + seconds(60)};
  EXPECT_EQ(after_failure(before, kNow + hours(24), kSettings).count, 8);
  const auto after = after_failure(before, kNow + hours(24) + Duration(1), kSettings);
  EXPECT_EQ(after.count, 1);
  EXPECT_FALSE(after.locked_until);
}

TEST(LockOut, SixthFailureInARowLocks) {
  LoginFailures failures;
  for (int i = 0; i < 5; ++i) failures = after_failure(failures, kNow, kSettings);
  EXPECT_FALSE(failures.locked_until);
  EXPECT_EQ(after_failure(failures, kNow, kSettings).locked_until, kNow + seconds(30));
}

// What data/settings/auth.toml claims.
TEST(LockOut, AHundredGuessesTakeAlmostADay) {
  Duration waited{};
  for (int count = 1; count <= 100; ++count) waited += lock_time(count, kSettings);
  EXPECT_GT(waited, hours(22));
}

}  // namespace
}  // namespace dijkwacht::auth
