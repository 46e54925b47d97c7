#include "pilots/participation_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "pilots/schema_table.h"
#include "store/database_testing.h"
#include "store/outbox.h"

namespace dijkwacht::pilots {
namespace {

constexpr const char* kPilot = "cross-sector";
const policy::Party kBank{.id = "demobank", .sector = "bank"};
const policy::Party kShop{.id = "demowinkel", .sector = "shop"};

std::vector<store::Migration> schema() {
  auto all = store::outbox_migrations();
  for (const auto& room : {audit::migrations(), migrations()}) all.insert(all.end(), room.begin(), room.end());
  return all;
}

/// A shop that takes part in what a bank holds, and hears of it what a test says.
class Participation : public ::testing::Test {
 protected:
  explicit Participation(bool is_synthetic = true, policy::Party self = kShop)
      : policy_(policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value(), is_synthetic),
        service_({.database = *database_,
                  .policy = policy_,
                  .clock = clock_,
                  .random = random_,
                  .self = std::move(self),
                  .partners = {kBank, {.id = "police", .sector = "police"}},
                  .node_is_synthetic = is_synthetic},
                 load_pilots(DIJKWACHT_SOURCE_DIR "/data/pilots", policy_.engine()->rules()).value()) {}

  template <typename Act>
  Status act(Act what) {
    return database_->write([&](store::Transaction& transaction) -> Status { return what(transaction); });
  }
  Status hear_started(const std::string& holder) {
    const event::Started started{
        .run = run_, .pilot = kPilot, .started_at = clock_.now(), .ends_at = clock_.now() + std::chrono::days(90)};
    const Bytes key(32, 7);
    return act([&](auto& transaction) { return service_.hear_started(transaction, holder, started, key); });
  }
  Status hear_ended(const std::string& holder) {
    return act([&](auto& transaction) { return service_.hear_ended(transaction, holder, {run_, "stopped"}); });
  }
  Status hand_in() {
    return act([&](auto& transaction) { return service_.contribute(transaction, kPilot, account_, false, "person:one"); });
  }
  Result<QuestionId> ask() {
    return database_->write_value<QuestionId>(
        [&](store::Transaction& transaction) { return service_.ask(transaction, kPilot, account_, "person:one"); });
  }
  Status hear_answer(const std::string& holder, const QuestionId& question) {
    return act([&](auto& transaction) { return service_.hear_answer(transaction, holder, {question, true, 2}); });
  }
  PilotView view() {
    return database_->read_value<PilotView>([&](store::Transaction& transaction) { return service_.view(transaction, kPilot); })
        .value();
  }
  std::string everything_sent() {
    return database_
        ->read_value<std::string>([&](store::Transaction& transaction) -> Result<std::string> {
          std::string all;
          for (const auto& row : TRY(transaction.query("SELECT data FROM outbox_event ORDER BY inserted", {})))
            all += row.text(0);
          return all;
        })
        .value();
  }
  std::string hash() { return to_base64url(token_of(Bytes(32, 7), account_).value().bytes); }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{parse_time("2026-11-26T12:00:00Z").value()};
  SystemRandom random_;
  policy::PolicyDesk policy_;
  ParticipationService service_;
  RunId run_ = RunId::random(random_);
  identifiers::Identifier account_ = identifiers::parse(identifiers::IdentifierType::kIban, "NL85DEMO0417164300",
                                                        {.region = "NL", .accept_synthetic_numbers = true})
                                         .value();
};

class ParticipationWithRealPersons : public Participation {
 protected:
  ParticipationWithRealPersons() : Participation(false) {}
};

TEST_F(Participation, OnlyHashesLeaveAndOnlyWhileTheHolderRunsIt) {
  EXPECT_EQ(hand_in().error().code, ErrorCode::kFailedPrecondition);
  ASSERT_TRUE(hear_started("demobank"));
  ASSERT_TRUE(hand_in());
  ASSERT_TRUE(ask());
  EXPECT_NE(everything_sent().find(hash()), std::string::npos);
  EXPECT_EQ(everything_sent().find("0417164300"), std::string::npos);
  ASSERT_TRUE(hear_ended("demobank"));
  EXPECT_EQ(ask().error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(Participation, TheEndErasesKeyAndHashesAlsoOfWhatWasSent) {
  ASSERT_TRUE(hear_started("demobank"));
  ASSERT_TRUE(hand_in());
  ASSERT_TRUE(ask());
  ASSERT_TRUE(hear_ended("demobank"));
  EXPECT_EQ(everything_sent().find(hash()), std::string::npos);
  EXPECT_EQ(view().tally.contributions, 0);
  EXPECT_EQ(view().tally.asked, 1) << "that it was asked stays, for the evaluation";
  EXPECT_FALSE(
      database_->read_value<std::optional<Bytes>>([&](store::Transaction& transaction) { return key_of(transaction, run_); })
          .value());
}

TEST_F(Participation, WithoutAWordOfTheHolderItEndsAtItsTerm) {
  ASSERT_TRUE(hear_started("demobank"));
  ASSERT_TRUE(hand_in());
  clock_.advance(std::chrono::days(90));
  EXPECT_EQ(hand_in().error().code, ErrorCode::kFailedPrecondition) << "before any job ran";
  ASSERT_TRUE(service_.end_due());
  EXPECT_EQ(view().runs.front().end_reason, "term");
  EXPECT_EQ(everything_sent().find(hash()), std::string::npos);
}

TEST_F(Participation, OnlyItsHolderStartsEndsAndAnswers) {
  EXPECT_EQ(hear_started("police").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(hear_started("stranger").error().code, ErrorCode::kPermissionDenied);
  ASSERT_TRUE(hear_started("demobank"));
  const auto question = ask().value();
  ASSERT_TRUE(hear_ended("police"));
  ASSERT_TRUE(hear_answer("police", question));
  EXPECT_TRUE(view().questions.front().is_waiting);
  ASSERT_TRUE(hear_answer("demobank", question));
  EXPECT_TRUE(view().questions.front().is_hit);
  EXPECT_EQ(state_of(view().runs.front(), clock_.now()), RunState::kRunning);
}

TEST_F(Participation, AHitIsJudgedOnceAndTheHolderIsTold) {
  ASSERT_TRUE(hear_started("demobank"));
  const auto question = ask().value();
  const auto judge = [&] {
    return act([&](auto& transaction) { return service_.judge(transaction, kPilot, {question, false, 12}, "person:one"); });
  };
  EXPECT_EQ(judge().error().code, ErrorCode::kFailedPrecondition) << "there is no answer yet";
  ASSERT_TRUE(hear_answer("demobank", question));
  ASSERT_TRUE(judge());
  EXPECT_NE(everything_sent().find("\"wasRight\":false"), std::string::npos);
  EXPECT_EQ(judge().error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(ParticipationWithRealPersons, TakesNoPart) {
  EXPECT_EQ(hear_started("demobank").error().code, ErrorCode::kPermissionDenied);
}

}  // namespace
}  // namespace dijkwacht::pilots
