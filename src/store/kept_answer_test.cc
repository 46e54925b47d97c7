#include "store/kept_answer.h"

#include <gtest/gtest.h>

#include "store/database_testing.h"

namespace dijkwacht::store {
namespace {

const Time kNow = from_millis(1'790'000'000'000);

class KeptAnswer : public ::testing::TestWithParam<testing::Engine> {
 protected:
  static RepeatableRequest request(std::string key, std::uint8_t content = 1) {
    return {.asker = "person:analyst-1", .act = "POST /opinions", .key = std::move(key), .fingerprint = Bytes(16, content)};
  }
  /// Counts how often the act was done, and answers the count.
  Result<std::string> once(const RepeatableRequest& asked) {
    return answer_once(*database_, asked, now_, [&](Transaction&) -> Result<std::string> { return std::to_string(++done_); });
  }

  testing::TemporaryDatabase database_{kept_answer_migrations(), GetParam()};
  Time now_ = kNow;
  int done_ = 0;
};

TEST_P(KeptAnswer, TheSameRequestIsDoneOnceAndAnsweredAlike) {
  EXPECT_EQ(once(request("a")).value(), "1");
  EXPECT_EQ(once(request("a")).value(), "1");
  EXPECT_EQ(once(request("b")).value(), "2");
  EXPECT_EQ(once(request("a")).value(), "1");
  EXPECT_EQ(done_, 2);
}

TEST_P(KeptAnswer, TheSameKeyWithOtherContentIsAConflictThatNamesTheKey) {
  ASSERT_TRUE(once(request("a")));
  const auto other = once(request("a", 2));
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kConflict);
  EXPECT_EQ(other.error().field, "Idempotency-Key");
  EXPECT_EQ(done_, 1);
}

TEST_P(KeptAnswer, KeysOfAnotherAskerOrActAreOtherKeys) {
  auto asked = request("a");
  ASSERT_TRUE(once(asked));
  asked.asker = "person:analyst-2";
  EXPECT_EQ(once(asked).value(), "2");
  asked.act = "POST /cases/1/merges";
  EXPECT_EQ(once(asked).value(), "3");
}

TEST_P(KeptAnswer, AnActThatFailsKeepsNothingSoThatTheCorrectedOneMayHaveItsKey) {
  const auto refused = answer_once(*database_, request("a"), now_,
                                   [](Transaction&) -> Result<std::string> { return fail(ErrorCode::kInvalidArgument, "no"); });
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(once(request("a", 2)).value(), "1");
}

TEST_P(KeptAnswer, WhatTheActWroteIsUndoneWhenItsAnswerCannotBeKept) {
  ASSERT_TRUE(once(request("a")));
  const auto twice = database_->write([&](Transaction& transaction) -> Status {
    TRY(keep_answer(transaction, request("b"), "x", now_));
    return keep_answer(transaction, request("a"), "x", now_);
  });
  EXPECT_EQ(twice.error().code, ErrorCode::kConflict);
  EXPECT_EQ(once(request("b")).value(), "2") << "nothing of that transaction is kept";
}

TEST_P(KeptAnswer, IsForgottenAfterItsTimeOldestFirst) {
  for (const auto* key : {"a", "b", "c"}) {
    ASSERT_TRUE(once(request(key)));
    now_ += std::chrono::hours(1);
  }
  const auto forget = [&](Time before, std::size_t limit) {
    return database_
        ->write_value<std::int64_t>([&](Transaction& transaction) { return forget_answers(transaction, before, limit); })
        .value();
  };
  EXPECT_EQ(forget(kNow, 10), 0) << "kept at that very moment";
  EXPECT_EQ(forget(kNow + std::chrono::hours(2), 1), 1);
  EXPECT_EQ(once(request("b")).value(), "2");
  EXPECT_EQ(once(request("a")).value(), "4") << "a new key again";
}

TEST_P(KeptAnswer, AKeyHasABorder) {
  EXPECT_FALSE(check_idempotency_key(""));
  EXPECT_TRUE(check_idempotency_key(std::string(kIdempotencyKeyBytesMax, 'k')));
  EXPECT_EQ(check_idempotency_key(std::string(kIdempotencyKeyBytesMax + 1, 'k')).error().field, "Idempotency-Key");
}

INSTANTIATE_TEST_SUITE_P(Engines, KeptAnswer, ::testing::ValuesIn(testing::engines()),
                         [](const auto& engine) { return engine.param.name; });

}  // namespace
}  // namespace dijkwacht::store
