#include "insight/statement_service.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "insight/schema_table.h"
#include "insight/week_table.h"
#include "policy/rule.h"
#include "store/database_testing.h"
#include "store/outbox.h"

namespace dijkwacht::insight {
namespace {

using std::chrono::sys_days;

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& steps : {store::outbox_migrations(), migrations()}) all.insert(all.end(), steps.begin(), steps.end());
  return all;
}

constexpr Time kNow = Time(sys_days(std::chrono::year(2026) / 11 / 26)) + std::chrono::hours(9);

class StatementsTest : public ::testing::Test {
 protected:
  Status count(std::string_view day, std::string value, std::int64_t number) {
    counts_["fraud-type"].push_back({sys_days(TRY(parse_date(day))), std::move(value), number, number * 1000, 1000});
    return {};
  }
  std::int64_t turn() { return service_.turn().value(); }
  StatedWeeks stated() {
    return database_
        ->read_value<StatedWeeks>([&](store::Transaction& transaction) { return read_stated(transaction, "reports"); })
        .value();
  }
  Status receive(std::string_view data) {
    return database_->write([&](store::Transaction& transaction) {
      return receive_statement(transaction, rules_.disclosure, "fhd", data, clock_.now());
    });
  }
  ToldWeeks told() {
    return database_
        ->read_value<ToldWeeks>([&](store::Transaction& transaction) { return read_told(transaction, "fhd", "reports"); })
        .value();
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{kNow};
  SystemRandom random_;
  policy::PolicyDesk policy_{policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value(), false};
  StatementRules rules_ = StatementRules::load(DIJKWACHT_SOURCE_DIR "/data/insight/disclosure.toml").value();
  stats::CountsByAxis counts_;
  StatementService service_{
      {.database = *database_,
       .policy = policy_,
       .clock = clock_,
       .random = random_,
       .self = {"fhd", "desk"},
       .recipients = {{"jenv", "government"}},
       .rules = rules_,
       .measures = {{"reports", [this](store::Transaction&, sys_days) { return Result<stats::CountsByAxis>(counts_); }}}}};
};

TEST_F(StatementsTest, EachWeekThatIsOverIsToldOnce) {
  ASSERT_TRUE(count("2026-11-09", "BHF", 12));
  ASSERT_TRUE(count("2026-11-20", "BHF", 30));
  ASSERT_TRUE(count("2026-11-24", "BHF", 99));  // this week is not over
  EXPECT_EQ(turn(), 2);
  EXPECT_EQ(turn(), 0);
  const auto weeks = stated();
  ASSERT_EQ(weeks.size(), 2U);
  EXPECT_EQ(weeks.begin()->first, "2026-W46");
  EXPECT_EQ(weeks.rbegin()->first, "2026-W47");
}

TEST_F(StatementsTest, AWeekWithLateReportsIsToldAnewAfterADayWithAHigherVersion) {
  ASSERT_TRUE(count("2026-11-09", "BHF", 12));
  EXPECT_EQ(turn(), 2);  // and the empty week after it
  ASSERT_TRUE(count("2026-11-10", "BHF", 40));
  EXPECT_EQ(turn(), 0) << "two versions on one day tell who came in between";
  clock_.advance(std::chrono::hours(24));
  EXPECT_EQ(turn(), 1);
  EXPECT_EQ(stated().at("2026-W46").version, 2);
}

TEST_F(StatementsTest, NothingLeavesWhileTheRuleIsOff) {
  ASSERT_TRUE(policy_.set_switch("R01", policy::RuleState::kOff));
  ASSERT_TRUE(count("2026-11-09", "BHF", 12));
  EXPECT_EQ(turn(), 0);
  EXPECT_TRUE(stated().empty());
  ASSERT_TRUE(policy_.set_switch("R01", policy::RuleState::kActive));
  EXPECT_EQ(turn(), 2);
}

TEST_F(StatementsTest, WhatIsTakenInIsKeptByVersionAndARepeatChangesNothing) {
  constexpr auto kFirst =
      R"({"measure":"reports","weeks":[{"version":1,"statedAt":"2026-11-26T09:00:00Z","week":"2026-W46","total":{"count":15},"axes":{"fraud-type":[{"value":"BHF","count":15}]}}]})";
  ASSERT_TRUE(receive(kFirst));
  ASSERT_TRUE(receive(kFirst));
  EXPECT_EQ(told().at("2026-W46").size(), 1U);
}

TEST_F(StatementsTest, ACountBelowTenIsNotTakenInFromAnyone) {
  const auto refused = receive(
      R"({"measure":"reports","weeks":[{"version":1,"statedAt":"2026-11-26T09:00:00Z","week":"2026-W46","total":{"count":15},"axes":{"fraud-type":[{"value":"BHF","count":5}]}}]})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(refused.error().field, "weeks[0].axes.fraud-type[0].count");
  EXPECT_TRUE(told().empty());
}

TEST_F(StatementsTest, AFreeTextHasNoPlaceInAStatement) {
  EXPECT_FALSE(receive(
      R"({"measure":"reports","weeks":[{"version":1,"statedAt":"2026-11-26T09:00:00Z","week":"2026-W46","axes":{"fraud-type":[{"value":"NL91 DEMO 04","count":15}]}}]})"));
}

TEST(Week, HasItsNumberByTheThursday) {
  const auto text = [](const char* day) { return Week::of(sys_days(parse_date(day).value())).text(); };
  EXPECT_EQ(text("2026-01-01"), "2026-W01");
  EXPECT_EQ(text("2027-01-03"), "2026-W53");
  EXPECT_EQ(text("2024-12-30"), "2025-W01");
  EXPECT_TRUE(Week::parse("2026-W53"));
  EXPECT_FALSE(Week::parse("2025-W53"));
  EXPECT_FALSE(Week::parse("2026-W00"));
  EXPECT_FALSE(Week::parse("2026-7"));
}

}  // namespace
}  // namespace dijkwacht::insight
