#include "barriers/rule_life_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "barriers/schema_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::barriers {
namespace {

constexpr const char* kFirst = "person:analyst-1";
constexpr const char* kSecond = "person:analyst-2";

class RuleLives : public ::testing::Test {
 protected:
  RuleLives() : world_(migrations()), lives_(std::in_place, world_.bank_context(), table()) { bring(table()).value(); }

  static RuleTable table() {
    return RuleTable::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers/payment-rules.toml").value();
  }
  Status bring(const RuleTable& rules) {
    return write([&](store::Transaction& transaction) { return bring_in(transaction, rules, world_.clock.now()); });
  }
  Status write(const std::function<Status(store::Transaction&)>& act) { return world_.bank.database->write(act); }
  Status propose(const std::string& rule, RuleState to, const std::string& reason = "proef", const char* actor = kFirst) {
    world_.clock.advance(std::chrono::minutes(1));
    return write([&](store::Transaction& transaction) { return lives_->propose(transaction, {rule, to, reason, actor}); });
  }
  Status approve(const std::string& rule, const char* actor) {
    const auto change = life(rule).history.front().id;
    return write([&](store::Transaction& transaction) { return lives_->approve(transaction, rule, change, actor); });
  }
  Status refuse(const std::string& rule, const char* actor) {
    const auto change = life(rule).history.front().id;
    return write([&](store::Transaction& transaction) { return lives_->refuse(transaction, rule, change, actor); });
  }
  Status suspend(const std::string& rule, const std::string& reason = "te streng") {
    world_.clock.advance(std::chrono::minutes(1));
    return write([&](store::Transaction& transaction) {
      return lives_->suspend(transaction, {.rule = rule, .reason = reason, .actor = kFirst});
    });
  }
  RuleLife life(const std::string& rule) {
    const auto all = lives_->all().value();
    return *std::ranges::find_if(all, [&](const RuleLife& each) { return each.rule.id == rule; });
  }
  RuleState state(const std::string& rule) { return life(rule).standing.state; }

  signals::testing::World world_;
  std::optional<RuleLifeService> lives_;
};

TEST_F(RuleLives, BeginWhereTheFileSaysAndOnce) {
  EXPECT_EQ(state("B01"), RuleState::kActive);
  EXPECT_EQ(state("B04"), RuleState::kDraft);
  ASSERT_TRUE(bring(table()));
  EXPECT_EQ(world_.bank.audited("barrier-rule.brought-in").size(), table().rules().size());
}

TEST_F(RuleLives, ADraftGoesToShadowAndThenActsEachTimeWithASecondPerson) {
  EXPECT_EQ(propose("B04", RuleState::kActive).error().field, "to") << "never straight from draft";
  ASSERT_TRUE(propose("B04", RuleState::kShadow));
  EXPECT_EQ(state("B04"), RuleState::kDraft);
  EXPECT_EQ(propose("B04", RuleState::kShadow).error().code, ErrorCode::kConflict);
  ASSERT_TRUE(approve("B04", kSecond));
  EXPECT_EQ(state("B04"), RuleState::kShadow);
  ASSERT_TRUE(propose("B04", RuleState::kActive));
  ASSERT_TRUE(approve("B04", kSecond));
  EXPECT_EQ(state("B04"), RuleState::kActive);
  EXPECT_EQ(world_.bank.audited("barrier-rule.proposed").size(), 2U);
  EXPECT_EQ(world_.bank.audited("barrier-rule.approved").size(), 2U);
  EXPECT_EQ(life("B04").history.size(), 2U);
}

TEST_F(RuleLives, WhoProposedCannotApprove) {
  ASSERT_TRUE(propose("B04", RuleState::kShadow));
  EXPECT_EQ(approve("B04", kFirst).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(state("B04"), RuleState::kDraft);
  ASSERT_TRUE(approve("B04", kSecond));
  EXPECT_EQ(approve("B04", kSecond).error().code, ErrorCode::kFailedPrecondition) << "once";
}

TEST_F(RuleLives, TheStoreTakesNoApprovalByTheProposerEither) {
  ASSERT_TRUE(propose("B04", RuleState::kShadow));
  EXPECT_FALSE(write([&](store::Transaction& transaction) -> Status {
    TRY(transaction.execute("UPDATE barrier_rule_change SET outcome = 'approved', answered_by = proposed_by", {}));
    return {};
  }));
}

TEST_F(RuleLives, AProposalIsTakenBackOrRefusedAndThenAnotherMayCome) {
  ASSERT_TRUE(propose("B04", RuleState::kShadow));
  ASSERT_TRUE(refuse("B04", kFirst));
  EXPECT_EQ(approve("B04", kSecond).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(state("B04"), RuleState::kDraft);
  EXPECT_TRUE(propose("B04", RuleState::kShadow));
}

TEST_F(RuleLives, OnePersonSuspendsAtOnceAndAnOpenProposalEndsWithIt) {
  EXPECT_EQ(suspend("B04").error().code, ErrorCode::kFailedPrecondition) << "a draft does nothing";
  EXPECT_EQ(suspend("B01", "").error().field, "reason");
  EXPECT_EQ(suspend("B01", std::string(501, 'r')).error().field, "reason");
  ASSERT_TRUE(propose("B01", RuleState::kShadow));
  const auto change = life("B01").history.front().id;
  ASSERT_TRUE(suspend("B01"));
  EXPECT_EQ(state("B01"), RuleState::kSuspended);
  EXPECT_FALSE(life("B01").proposal);
  EXPECT_EQ(
      write([&](store::Transaction& transaction) { return lives_->approve(transaction, "B01", change, kSecond); }).error().code,
      ErrorCode::kFailedPrecondition);
  EXPECT_EQ(world_.bank.audited("barrier-rule.suspended").size(), 1U);
  ASSERT_TRUE(propose("B01", RuleState::kActive));
  ASSERT_TRUE(approve("B01", kSecond));
  EXPECT_EQ(state("B01"), RuleState::kActive);
}

TEST_F(RuleLives, ANewVersionDoesNotUndoASuspensionAndAnApprovalIsForItsVersionOnly) {
  ASSERT_TRUE(propose("B02", RuleState::kShadow));
  ASSERT_TRUE(suspend("B01"));
  auto rules = table().rules();
  for (auto& rule : rules) rule.version += 1;
  ASSERT_TRUE(bring(RuleTable(rules)));
  lives_.emplace(world_.bank_context(), RuleTable(rules));
  EXPECT_EQ(state("B01"), RuleState::kSuspended);
  EXPECT_EQ(state("B02"), RuleState::kActive);
  EXPECT_EQ(state("B04"), RuleState::kDraft);
  EXPECT_EQ(approve("B02", kSecond).error().code, ErrorCode::kConflict);
}

TEST_F(RuleLives, WrongStepsNameWhatIsWrong) {
  EXPECT_EQ(propose("B09", RuleState::kShadow).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(propose("B01", RuleState::kActive).error().field, "to") << "it is";
  EXPECT_EQ(propose("B01", RuleState::kDraft).error().field, "to");
  EXPECT_EQ(propose("B01", RuleState::kSuspended).error().field, "to") << "that is done at once";
  EXPECT_EQ(propose("B01", RuleState::kShadow, "").error().field, "reason");
}

}  // namespace
}  // namespace dijkwacht::barriers
