#include "audit/no_hit_recorder.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "audit/audit_log.h"
#include "store/database_testing.h"

namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

/// A store that can be told to fail.
class FailingDatabase final : public store::Database {
 public:
  explicit FailingDatabase(store::Database& inner) : inner_(inner) {}
  Status write(std::function<Status(store::Transaction&)> work) override {
    if (is_full) return fail(ErrorCode::kUnavailable, "disk full");
    return inner_.write(std::move(work));
  }
  Status read(const std::function<Status(store::Transaction&)>& work) override { return inner_.read(work); }
  bool is_full = false;

 private:
  store::Database& inner_;
};

class NoHitRecorderTest : public testing::Test {
 protected:
  std::vector<Entry> entries() {
    return database_
        .read_value<std::vector<Entry>>([](store::Transaction& transaction) { return read_entries(transaction, 0, 10'000); })
        .value();
  }
  store::testing::TemporaryDatabase inner_{migrations()};
  FailingDatabase database_{*inner_};
  NoHitRecorder recorder_{database_};
};

TEST_F(NoHitRecorderTest, ManyChecksBecomeOneEntryPerActorAndPurpose) {
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}));
  ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}, 200));
  ASSERT_TRUE(recorder_.count({"key:robot", "onboarding"}));
  ASSERT_TRUE(recorder_.count({"person:anna", "payment-check"}));
  EXPECT_TRUE(entries().empty());
  ASSERT_TRUE(recorder_.flush(kNow));
  const auto found = entries();
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[1].act.actor, "key:robot");
  EXPECT_EQ(found[1].act.purpose, "payment-check");
  EXPECT_EQ(found[1].act.action, "check.no-hit");
  EXPECT_EQ(found[1].act.outcome, "no-hit");
  EXPECT_EQ(found[1].act.count, 205);
  EXPECT_EQ(found[1].time, kNow);
}

TEST_F(NoHitRecorderTest, WithoutChecksNothingIsWritten) {
  ASSERT_TRUE(recorder_.flush(kNow));
  ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}));
  ASSERT_TRUE(recorder_.flush(kNow));
  ASSERT_TRUE(recorder_.flush(kNow));
  EXPECT_EQ(entries().size(), 1U);
}

TEST_F(NoHitRecorderTest, AFailedFlushLosesNothingAndCountsNothingTwice) {
  ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}, 3));
  database_.is_full = true;
  EXPECT_EQ(recorder_.flush(kNow).error().code, ErrorCode::kUnavailable);
  ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}, 4));
  database_.is_full = false;
  ASSERT_TRUE(recorder_.flush(kNow));
  ASSERT_EQ(entries().size(), 1U);
  EXPECT_EQ(entries()[0].act.count, 7);
}

TEST_F(NoHitRecorderTest, AnUnfitNameIsRefusedAtOnceAndBlocksNoBatch) {
  EXPECT_EQ(recorder_.count({"jan@example.nl", "payment-check"}).error().code, ErrorCode::kInternal);
  EXPECT_EQ(recorder_.count({"key:robot", "payment-check"}, 0).error().code, ErrorCode::kInternal);
  ASSERT_TRUE(recorder_.count({"key:robot", "payment-check"}));
  EXPECT_TRUE(recorder_.flush(kNow));
}

TEST_F(NoHitRecorderTest, RefusesMorePairsThanItMayHold) {
  for (std::size_t i = 0; i < NoHitRecorder::kPairsMax; ++i) ASSERT_TRUE(recorder_.count({"key:" + std::to_string(i), "p"}));
  EXPECT_EQ(recorder_.count({"key:one-more", "p"}).error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(recorder_.count({"key:0", "p"}));
}

TEST_F(NoHitRecorderTest, EveryCheckOfManyThreadsIsCountedOnceWhileBatchesAreWritten) {
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) EXPECT_TRUE(recorder_.count({"key:robot", "payment-check"}));
    });
  }
  for (int i = 0; i < 20; ++i) EXPECT_TRUE(recorder_.flush(kNow));
  threads.clear();
  ASSERT_TRUE(recorder_.flush(kNow));
  std::int64_t total = 0;
  for (const Entry& entry : entries()) total += entry.act.count;
  EXPECT_EQ(total, 4000);
}

}  // namespace
}  // namespace dijkwacht::audit
