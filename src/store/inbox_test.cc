#include "store/inbox.h"

#include <gtest/gtest.h>

#include "store/database_testing.h"

namespace dijkwacht::store {
namespace {

using testing::Engine;
using testing::TemporaryDatabase;

const Time kNow = from_millis(1'795'553'661'123);

class InboxTest : public ::testing::TestWithParam<Engine> {
 protected:
  ReceivedEvent event(std::int64_t position, std::string source = "police") {
    return {.source = std::move(source),
            .id = EventId::random(random_),
            .type = "signal.shared",
            .subject = "s1",
            .version = 1,
            .position = position};
  }
  Result<bool> accept(const ReceivedEvent& event) {
    return database_->write_value<bool>([&](Transaction& transaction) { return accept_event(transaction, event, kNow); });
  }
  Result<bool> refuse(const ReceivedEvent& event, const char* reason) {
    return database_->write_value<bool>([&](Transaction& transaction) { return refuse_event(transaction, event, reason, kNow); });
  }
  std::int64_t applied(const std::string& source) {
    return database_->read_value<std::int64_t>([&](Transaction& transaction) { return applied_position(transaction, source); })
        .value();
  }
  bool newer(const VersionKey& key, std::int64_t version) {
    return database_->write_value<bool>([&](Transaction& transaction) { return is_newer(transaction, key, version); }).value();
  }

  SystemRandom random_;
  TemporaryDatabase database_{inbox_migrations(), GetParam()};
};
INSTANTIATE_TEST_SUITE_P(All, InboxTest, ::testing::ValuesIn(testing::engines()),
                         [](const auto& suite) { return suite.param.name; });

TEST_P(InboxTest, AnEventIsNewOnceAlsoAfterARestart) {
  const auto first = event(1);
  EXPECT_TRUE(accept(first).value());
  EXPECT_FALSE(accept(first).value());
  database_.reopen();
  EXPECT_FALSE(accept(first).value());
  EXPECT_EQ(applied("police"), 1);
}

TEST_P(InboxTest, AnEventWhoseApplicationFailsIsStillNewNextTime) {
  const auto first = event(1);
  EXPECT_FALSE(database_->write([&](Transaction& transaction) -> Status {
    EXPECT_TRUE(TRY(accept_event(transaction, first, kNow)));
    return fail(ErrorCode::kUnavailable, "later");
  }));
  EXPECT_EQ(applied("police"), 0);
  EXPECT_TRUE(accept(first).value());
}

TEST_P(InboxTest, AHoleInTheStreamIsRefusedAndNamesWhereToGoOn) {
  ASSERT_TRUE(accept(event(1)).value());
  const auto outcome = accept(event(3));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_NE(outcome.error().message.find("from 2"), std::string::npos);
  EXPECT_EQ(applied("police"), 1);
  EXPECT_TRUE(accept(event(2)).value());
}

TEST_P(InboxTest, AnotherEventInATakenPlaceIsAConflict) {
  ASSERT_TRUE(accept(event(1)).value());
  EXPECT_EQ(accept(event(1)).error().code, ErrorCode::kConflict);
}

TEST_P(InboxTest, RefusesPlacesBelowOneAndAnUnnamedSource) {
  EXPECT_EQ(accept(event(0)).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(accept(event(INT64_MIN)).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(accept(event(INT64_MAX)).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(accept(event(1, "")).error().field, "source");
}

TEST_P(InboxTest, StreamsOfTwoSourcesDoNotTouchEachOther) {
  const auto from_police = event(1);
  ASSERT_TRUE(accept(from_police).value());
  auto same_id_from_bank = from_police;
  same_id_from_bank.source = "bank";
  EXPECT_TRUE(accept(same_id_from_bank).value());
  EXPECT_EQ(applied("nobody"), 0);
}

TEST_P(InboxTest, ARefusedEventIsListedAndTheStreamGoesOn) {
  const auto strange = event(1);
  EXPECT_TRUE(refuse(strange, "unknown-type").value());
  EXPECT_FALSE(refuse(strange, "unknown-type").value());
  EXPECT_FALSE(accept(strange).value());
  EXPECT_TRUE(accept(event(2)).value());
  const auto listed =
      database_->read_value<std::vector<RefusedEvent>>([](Transaction& transaction) { return read_refused(transaction, 10); });
  ASSERT_EQ(listed->size(), 1U);
  EXPECT_EQ(listed->front().reason, "unknown-type");
  EXPECT_EQ(listed->front().event.id, strange.id);
  EXPECT_EQ(listed->front().event.position, 1);
  EXPECT_EQ(listed->front().at, kNow);
}

TEST_P(InboxTest, OnlyAHigherVersionIsNewer) {
  const VersionKey signal = {"police", "s1", "signal"};
  EXPECT_TRUE(newer(signal, 2));
  EXPECT_FALSE(newer(signal, 2));
  EXPECT_FALSE(newer(signal, 1));
  EXPECT_TRUE(newer(signal, 3));
}

TEST_P(InboxTest, VersionsAreComparedWithinSourceSubjectAndFamilyOnly) {
  EXPECT_TRUE(newer({"police", "s1", "signal"}, 5));
  EXPECT_TRUE(newer({"bank", "s1", "signal"}, 1));
  EXPECT_TRUE(newer({"police", "s2", "signal"}, 1));
  EXPECT_TRUE(newer({"police", "s1", "objection"}, 1));
  EXPECT_FALSE(newer({"police", "s1", "signal"}, 4));
}

}  // namespace
}  // namespace dijkwacht::store
