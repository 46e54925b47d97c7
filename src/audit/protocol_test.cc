#include "audit/protocol.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "base/random.h"
#include "policy/policy_switch_table.h"
#include "store/database_testing.h"
#include "store/outbox.h"

namespace dijkwacht::audit {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

policy::Rule protocol_rule() {
  policy::Rule rule;
  rule.id = "P0";
  rule.state = policy::RuleState::kActive;
  rule.from_sectors = {"desk"};
  rule.to_sectors = {"police", "bank"};
  rule.data_classes = {policy::DataClass::kProtocol};
  rule.purposes = {"withdraw", "objection"};
  rule.sealed_purposes = {"objection"};
  rule.in_force_from = parse_date("2020-01-01").value();
  return rule;
}

class Protocol : public testing::Test {
 protected:
  static std::vector<store::Migration> schema() {
    auto all = store::outbox_migrations();
    for (const auto& step : migrations()) all.push_back(step);
    return all;
  }

  Status send(const policy::Party& to, std::string subject, std::string_view purpose = "withdraw", std::int64_t version = 1) {
    return database_->write([&](store::Transaction& transaction) {
      return send_protocol(transaction, {*desk_.engine(), self_, to, random_},
                           {.recipient = to.id,
                            .type = "referral.withdrawn",
                            .purpose = purpose,
                            .subject = subject,
                            .version = version,
                            .data = "{\"n\":1}",
                            .actor = "reporter"},
                           ProtocolContent::kIdsOnly, kNow);
    });
  }
  std::int64_t send_owed() { return audit::send_owed(*database_, desk_, self_, kNow + std::chrono::hours(1)).value(); }
  void turn(policy::RuleState state) { desk_.set_switch("P0", state).value(); }

  /// The subjects in the outbox to `recipient`, in order.
  std::vector<std::string> sent(const std::string& recipient) {
    auto sequencer = store::Sequencer::acquire(*database_).value();
    sequencer.advance().value();
    std::vector<std::string> subjects;
    const auto events = database_->read_value<std::vector<store::SequencedEvent>>(
        [&](store::Transaction& transaction) { return store::read_outbox(transaction, recipient, 0, 10'000); });
    for (const auto& event : events.value()) subjects.push_back(event.event.subject);
    return subjects;
  }
  /// The outcomes of the audit records about `subject`, oldest first.
  std::vector<std::string> outcomes(const std::string& subject) {
    std::vector<std::string> found;
    const auto entries = database_->read_value<std::vector<Entry>>(
        [](store::Transaction& transaction) { return read_entries(transaction, 0, 10'000); });
    for (const auto& entry : entries.value()) {
      if (entry.act.subject == subject) found.insert(found.begin(), entry.act.outcome);
    }
    return found;
  }

  const policy::Party self_{"fhd", "desk"};
  const policy::Party police_{"police", "police"};
  const policy::Party bank_{"demobank", "bank"};
  store::testing::TemporaryDatabase database_{schema()};
  policy::PolicyDesk desk_{policy::RuleBook({protocol_rule()}), true};
  SystemRandom random_;
};

using Subjects = std::vector<std::string>;

TEST_F(Protocol, APermittedMessageGoesAtOnce) {
  ASSERT_TRUE(send(police_, "a"));
  EXPECT_EQ(sent("police"), Subjects{"a"});
  EXPECT_EQ(outcomes("a"), Subjects{"released"});
  EXPECT_EQ(send_owed(), 0);
}

TEST_F(Protocol, WhatARuleThatIsOffKeepsBackGoesInOrderOnceItIsOnAgain) {
  turn(policy::RuleState::kOff);
  for (const auto* subject : {"a", "b", "c"}) ASSERT_TRUE(send(police_, subject));
  ASSERT_TRUE(send(bank_, "d"));
  EXPECT_TRUE(sent("police").empty());
  EXPECT_EQ(outcomes("a"), Subjects{"owed"});
  EXPECT_EQ(send_owed(), 0) << "not while it is off";
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 4);
  EXPECT_EQ(sent("police"), (Subjects{"a", "b", "c"}));
  EXPECT_EQ(sent("demobank"), Subjects{"d"});
  EXPECT_EQ(outcomes("a"), (Subjects{"owed", "released"}));
  EXPECT_EQ(send_owed(), 0) << "once";
}

TEST_F(Protocol, WhatWaitsSurvivesARestart) {
  turn(policy::RuleState::kOff);
  ASSERT_TRUE(send(police_, "a"));
  database_.reopen();
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 1);
  EXPECT_EQ(sent("police"), Subjects{"a"});
}

TEST_F(Protocol, MoreThanOneTransactionTakesGoesInOneCall) {
  turn(policy::RuleState::kOff);
  for (int i = 0; i < 1'201; ++i) ASSERT_TRUE(send(police_, std::to_string(i)));
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 1'201);
  const auto subjects = sent("police");
  ASSERT_EQ(subjects.size(), 1'201U);
  EXPECT_EQ(subjects.front(), "0");
  EXPECT_EQ(subjects.back(), "1200");
}

TEST_F(Protocol, ATrialKeepsBackToo) {
  turn(policy::RuleState::kSandbox);
  ASSERT_TRUE(send(police_, "a"));
  EXPECT_TRUE(sent("police").empty());
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 1);
}

TEST_F(Protocol, WhatNoSwitchWouldLetGoIsRefusedAtOnce) {
  const policy::Party stranger{"shop", "shop"};
  EXPECT_EQ(send(stranger, "a").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(send(police_, "b", "blocking").error().code, ErrorCode::kPermissionDenied);
  turn(policy::RuleState::kOff);
  EXPECT_EQ(send(police_, "c", "objection").error().code, ErrorCode::kPermissionDenied) << "text that is not sealed";
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 0);
  EXPECT_TRUE(outcomes("a").empty() && outcomes("b").empty() && outcomes("c").empty());
}

TEST_F(Protocol, WhatWaitsGoesOrStaysWithTheActThatItTellsOf) {
  turn(policy::RuleState::kOff);
  const auto failed = database_->write([&](store::Transaction& transaction) -> Status {
    TRY(send_protocol(transaction, {*desk_.engine(), self_, police_, random_},
                      {.recipient = "police", .type = "x.y", .purpose = "withdraw", .subject = "a", .data = "{}", .actor = "r"},
                      ProtocolContent::kIdsOnly, kNow));
    return fail(ErrorCode::kConflict, "the act itself failed");
  });
  EXPECT_FALSE(failed);
  turn(policy::RuleState::kActive);
  EXPECT_EQ(send_owed(), 0);
}

}  // namespace
}  // namespace dijkwacht::audit
