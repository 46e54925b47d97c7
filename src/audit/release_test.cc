#include "audit/release.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "audit/rule_switch.h"
#include "base/random.h"
#include "store/database_testing.h"

namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

policy::Rule rule(policy::RuleState state = policy::RuleState::kActive) {
  policy::Rule made;
  made.id = "R02";
  made.state = state;
  made.from_sectors = {"police"};
  made.to_sectors = {"bank"};
  made.data_classes = {policy::DataClass::kTechnical};
  made.purposes = {"blocking"};
  made.in_force_from = parse_date("2020-01-01").value();
  return made;
}

policy::Question question() {
  return {.from = {"police", "police"},
          .to = {"demobank", "bank"},
          .data_class = policy::DataClass::kTechnical,
          .purpose = "blocking",
          .subject = "signal-1",
          .facts = {},
          .at = kNow};
}

class Release : public testing::Test {
 protected:
  static std::vector<store::Migration> schema() {
    auto all = store::outbox_migrations();
    for (const auto& step : migrations()) all.push_back(step);
    for (const auto& step : policy::migrations()) all.push_back(step);
    return all;
  }

  Outgoing outgoing() {
    return {.id = store::EventId::random(random_),
            .recipient = "demobank",
            .type = "signal.shared",
            .subject = "signal-1",
            .version = 1,
            .data = "{}",
            .actor = "system"};
  }

  Status release_with(policy::Decision decision, policy::DataClass data_class, std::string purpose, Outgoing message) {
    auto shared = std::make_shared<policy::Decision>(std::move(decision));
    return database_->write([=](store::Transaction& transaction) {
      return release(transaction, std::move(*shared), data_class, purpose, message, kNow);
    });
  }

  std::size_t entries() {
    return database_->read_value<std::vector<Entry>>([](auto& transaction) { return read_entries(transaction, 0, 100); })->size();
  }
  std::int64_t sent() {
    auto sequencer = store::Sequencer::acquire(*database_).value();
    return sequencer.advance().value();
  }

  policy::PolicyDesk desk_{policy::RuleBook({rule()}), true};
  SystemRandom random_;
  store::testing::TemporaryDatabase database_{schema()};
};

TEST_F(Release, PutsMessageAndAuditRecordTogether) {
  ASSERT_TRUE(release_with(desk_.engine()->permit(question()).value(), policy::DataClass::kTechnical, "blocking", outgoing()));
  const auto found =
      database_->read_value<std::vector<Entry>>([](auto& transaction) { return read_entries(transaction, 0, 10); });
  ASSERT_EQ(found->size(), 1U);
  EXPECT_EQ(found->front().act.question, "police/bank/TECH/blocking") << "what was asked can be asked again";
  EXPECT_EQ(found->front().act.action, "signal.shared");
  EXPECT_EQ(found->front().act.rule, "R02");
  EXPECT_EQ(found->front().act.purpose, "blocking");
  EXPECT_EQ(sent(), 1);
}

TEST_F(Release, RefusesWhatTheDecisionDoesNotCoverAndWritesNothing) {
  const auto decide = [&] { return desk_.engine()->permit(question()).value(); };
  auto other_recipient = outgoing();
  other_recipient.recipient = "otherbank";
  auto other_subject = outgoing();
  other_subject.subject = "signal-2";
  const auto technical = policy::DataClass::kTechnical;
  for (const auto& refused : {release_with(decide(), technical, "blocking", other_recipient),
                              release_with(decide(), technical, "blocking", other_subject),
                              release_with(decide(), policy::DataClass::kAccount, "blocking", outgoing()),
                              release_with(decide(), technical, "takedown", outgoing())}) {
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::kPermissionDenied);
  }
  EXPECT_EQ(entries(), 0U);
  EXPECT_EQ(sent(), 0);
}

TEST_F(Release, APersonIsShownOnlyWhatTheDecisionCoversAndThatIsRecorded) {
  const auto show = [&](const std::string& to, policy::DataClass data_class, std::string_view purpose, const char* subject) {
    auto decision = std::make_shared<policy::Decision>(desk_.engine()->permit(question()).value());
    return database_->write([=](store::Transaction& transaction) {
      return disclose(transaction, std::move(*decision), data_class, purpose,
                      {.recipient = to, .action = "recovery.name-shown", .subject = subject, .actor = "victim"}, kNow);
    });
  };
  const std::string asked = "demobank";
  const auto technical = policy::DataClass::kTechnical;
  EXPECT_FALSE(show("otherbank", technical, "blocking", "signal-1"));
  EXPECT_FALSE(show(asked, policy::DataClass::kAccountHolder, "blocking", "signal-1"));
  EXPECT_FALSE(show(asked, technical, "takedown", "signal-1"));
  EXPECT_FALSE(show(asked, technical, "blocking", "signal-2"));
  EXPECT_EQ(entries(), 0U);
  ASSERT_TRUE(show(asked, technical, "blocking", "signal-1"));
  EXPECT_EQ(entries(), 1U);
  EXPECT_EQ(sent(), 0) << "nothing goes to another node";
}

TEST_F(Release, SimulatedLawReleasesNothing) {
  const policy::Engine engine(std::make_shared<const policy::RuleBook>(std::vector{rule(policy::RuleState::kSandbox)}), true);
  auto decision = engine.permit(question()).value();
  ASSERT_TRUE(decision.is_simulated_law());
  EXPECT_FALSE(release_with(std::move(decision), policy::DataClass::kTechnical, "blocking", outgoing()));
  EXPECT_EQ(entries(), 0U);
}

TEST_F(Release, UnderSimulatedLawOnlyAPilotSendsItsOwnEvents) {
  const auto try_out = [&](policy::RuleState state, const char* type) {
    const policy::Engine engine(std::make_shared<const policy::RuleBook>(std::vector{rule(state)}), true);
    auto decision = std::make_shared<policy::Decision>(engine.permit(question()).value());
    auto message = outgoing();
    message.type = type;
    return database_->write([=](store::Transaction& transaction) {
      return release_in_trial(transaction, std::move(*decision), policy::DataClass::kTechnical, "blocking", message, kNow);
    });
  };
  EXPECT_FALSE(try_out(policy::RuleState::kSandbox, "signal.shared"));
  EXPECT_FALSE(try_out(policy::RuleState::kActive, "pilot.question")) << "law in force is no trial";
  EXPECT_EQ(entries(), 0U);
  ASSERT_TRUE(try_out(policy::RuleState::kSandbox, "pilot.question"));
  const auto found =
      database_->read_value<std::vector<Entry>>([](auto& transaction) { return read_entries(transaction, 0, 10); });
  EXPECT_EQ(found->front().act.outcome, "simulated");
  EXPECT_EQ(sent(), 1);
}

TEST_F(Release, AFailureAfterItUndoesMessageAndRecord) {
  auto decision = std::make_shared<policy::Decision>(desk_.engine()->permit(question()).value());
  const auto message = outgoing();
  const auto failed = database_->write([=](store::Transaction& transaction) -> Status {
    TRY(release(transaction, std::move(*decision), policy::DataClass::kTechnical, "blocking", message, kNow));
    return fail(ErrorCode::kConflict, "another act came first");
  });
  EXPECT_FALSE(failed.has_value());
  EXPECT_EQ(entries(), 0U);
  EXPECT_EQ(sent(), 0);
}

TEST_F(Release, SwitchIsStoredAuditedAndSurvivesARestart) {
  const policy::RuleSwitch off{
      .rule = "R02", .state = policy::RuleState::kOff, .reason = "klacht", .actor = "person:privacy", .at = kNow};
  ASSERT_TRUE(switch_rule(*database_, desk_, off));
  EXPECT_FALSE(desk_.engine()->permit(question()));
  EXPECT_EQ(entries(), 1U);

  database_.reopen();
  policy::PolicyDesk restarted(policy::RuleBook({rule()}), true);
  EXPECT_TRUE(restarted.engine()->permit(question()));
  ASSERT_TRUE(policy::load_switches(restarted, *database_));
  EXPECT_FALSE(restarted.engine()->permit(question()));

  auto on = off;
  on.state = policy::RuleState::kActive;
  ASSERT_TRUE(switch_rule(*database_, desk_, on));
  EXPECT_TRUE(desk_.engine()->permit(question()));
}

TEST_F(Release, SwitchNeedsAKnownRuleAndAReason) {
  policy::RuleSwitch change{
      .rule = "R99", .state = policy::RuleState::kOff, .reason = "klacht", .actor = "person:privacy", .at = kNow};
  EXPECT_EQ(switch_rule(*database_, desk_, change).error().code, ErrorCode::kNotFound);
  change.rule = "R02";
  change.reason.clear();
  EXPECT_EQ(switch_rule(*database_, desk_, change).error().field, "reason");
  EXPECT_EQ(entries(), 0U);
  EXPECT_TRUE(desk_.engine()->permit(question()));
}

TEST_F(Release, ARuleThatStopsMoreThanItselfIsSwitchedOffOnlyByWhoRepeatsItsId) {
  auto vital = rule();
  vital.off_needs_confirmation = true;
  vital.off_warning = {"dan stopt alles", "then everything stops"};
  policy::PolicyDesk desk(policy::RuleBook({vital}), true);
  policy::RuleSwitch change{
      .rule = "R02", .state = policy::RuleState::kOff, .reason = "klacht", .actor = "person:privacy", .at = kNow};
  for (const auto state : {policy::RuleState::kOff, policy::RuleState::kSandbox}) {
    change.state = state;
    for (const auto* confirmation : {"", "yes", "r02", "R05"}) {
      const auto refused = switch_rule(*database_, desk, change, confirmation);
      ASSERT_FALSE(refused) << confirmation;
      EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
      EXPECT_EQ(refused.error().field, "confirmation");
      EXPECT_NE(refused.error().message.find("then everything stops"), std::string::npos);
    }
  }
  EXPECT_TRUE(desk.engine()->permit(question()));
  EXPECT_EQ(entries(), 0U);
  change.state = policy::RuleState::kOff;
  EXPECT_TRUE(switch_rule(*database_, desk, change, "R02"));
  EXPECT_FALSE(desk.engine()->permit(question()));
  change.state = policy::RuleState::kActive;
  EXPECT_TRUE(switch_rule(*database_, desk, change)) << "on again needs none";
}

}  // namespace
}  // namespace dijkwacht::audit
