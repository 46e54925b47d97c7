#include "app/job_runner.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>

namespace dijkwacht::app {
namespace {

constexpr Duration kNever = std::chrono::hours(1);

TEST(JobRunner, RunsAgainWhenWoken) {
  std::atomic<int> runs = 0;
  std::promise<void> twice;
  JobRunner runner([](const std::string&, const Error&) {});
  runner.add("count", kNever, [&]() -> Status {
    if (++runs == 2) twice.set_value();
    return {};
  });
  runner.start();
  while (runs == 0) std::this_thread::yield();
  runner.wake("count");
  EXPECT_EQ(twice.get_future().wait_for(std::chrono::seconds(5)), std::future_status::ready);
}

TEST(JobRunner, WakingOneJobLeavesTheOthersToTheirPeriod) {
  std::atomic<int> others = 0;
  std::atomic<int> runs = 0;
  JobRunner runner([](const std::string&, const Error&) {});
  runner.add("woken", kNever, [&]() -> Status {
    ++runs;
    return {};
  });
  runner.add("other", kNever, [&]() -> Status {
    ++others;
    return {};
  });
  runner.start();
  while (runs == 0 || others == 0) std::this_thread::yield();
  for (int i = 2; i < 5; ++i) {
    runner.wake("woken");
    while (runs < i) std::this_thread::yield();
  }
  runner.stop();
  EXPECT_EQ(others, 1);
}

TEST(JobRunner, AFailureIsToldAndTriedAgain) {
  std::atomic<int> failures = 0;
  std::promise<void> recovered;
  std::once_flag once;
  JobRunner runner([&](const std::string& job, const Error& error) {
    EXPECT_EQ(job, "deliver");
    EXPECT_EQ(error.code, ErrorCode::kUnavailable);
    ++failures;
  });
  runner.add("deliver", Duration(1), [&]() -> Status {
    if (failures < 3) return fail(ErrorCode::kUnavailable, "partner away");
    std::call_once(once, [&] { recovered.set_value(); });
    return {};
  });
  runner.start();
  ASSERT_EQ(recovered.get_future().wait_for(std::chrono::seconds(5)), std::future_status::ready);
  runner.stop();
}

TEST(JobRunner, StopsWithoutWaitingForThePeriod) {
  JobRunner runner([](const std::string&, const Error&) {});
  runner.add("idle", kNever, []() -> Status { return {}; });
  runner.start();
  runner.stop();
  runner.stop();  // A second time does nothing.
}

}  // namespace
}  // namespace dijkwacht::app
