#include "signals/receiving_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "signals/received_signal_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

class Receiving : public ::testing::Test {
 protected:
  /// Published, withdrawn, published again: three events of one signal.
  std::vector<store::OutboxEvent> history() {
    std::vector<store::OutboxEvent> events;
    const auto take = [&] {
      for (const auto& [event, position] : world_.police.outbox("demobank")) events.push_back(event);
    };
    const auto first = world_.publish(account_);
    take();
    world_.withdrawal.withdraw_opinion(first.opinion, "person:analyst-1").value();
    take();
    world_.publish(account_);
    take();
    return events;
  }
  Status receive(const store::OutboxEvent& event, std::string_view sender = "police") {
    return world_.receiving.receive(sender, event.type, event.data);
  }
  std::size_t acknowledgements() { return world_.bank.outbox("police").size(); }

  testing::World world_;
  const identifiers::Identifier account_ = testing::World::account(1);
};

TEST_F(Receiving, InWhateverOrderEventsComeTheHighestRevisionStands) {
  const auto events = history();
  std::vector<std::size_t> order{0, 1, 2};
  do {
    testing::World fresh;
    // Keys differ between worlds, so the sealed value is sealed again to this bank; everything else is as it was sent.
    for (const auto i : order) {
      auto data = events[i].data;
      if (events[i].type == event::kShared) {
        auto shared = event::read_shared(event::kShared, data)->front();
        shared.sealed_value = crypto::seal_box(fresh.bank.keys.sealing_key(crypto::KeyDomain::kPartner),
                                               as_bytes(account_.canonical().reveal("test")));
        data = event::shared_text(shared);
      }
      ASSERT_TRUE(fresh.receiving.receive("police", events[i].type, data));
    }
    EXPECT_EQ(fresh.ask(account_).state, AnswerState::kKnown);
    EXPECT_EQ(fresh.ask(account_).signals.front().revision, 3);
  } while (std::ranges::next_permutation(order).found);
}

TEST_F(Receiving, AWithdrawalThatOvertakesItsSignalWins) {
  const auto events = history();
  ASSERT_TRUE(receive(events[1]));
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.bank.count("received_signal WHERE token IS NOT NULL"), 0);
}

TEST_F(Receiving, ARepeatedEventChangesNothingAndIsNotConfirmedTwice) {
  const auto events = history();
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(acknowledgements(), 1U);
  const auto records = world_.bank.count("audit_entry");
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(acknowledgements(), 0U);
  EXPECT_EQ(world_.bank.count("audit_entry"), records);
  ASSERT_TRUE(receive(events[1]));
  EXPECT_EQ(acknowledgements(), 1U);
  ASSERT_TRUE(receive(events[1]));
  EXPECT_EQ(acknowledgements(), 0U);
}

TEST_F(Receiving, AWithdrawnCopyLeavesItsIdAndRevisionOnly) {
  const auto events = history();
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(world_.bank.count("received_signal WHERE sealed IS NOT NULL"), 1);
  ASSERT_TRUE(receive(events[1]));
  EXPECT_EQ(world_.bank.count("received_signal WHERE state = 'removed' AND sealed IS NULL AND owner IS NULL AND verdict IS NULL"),
            1);
}

TEST_F(Receiving, AnotherNodeMayNotChangeASignalThatItDidNotSend) {
  const auto events = history();
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(receive(events[1], "intruder").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(receive(events[2], "intruder").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Receiving, AKnownPartnerMayNotWithdrawASignalOfAnotherEither) {
  // In the register, so that the receipt could be sent: only the question whose signal it is stands in the way.
  const auto events = history();
  ASSERT_TRUE(receive(events[0]));
  EXPECT_EQ(receive(events[1], "demobank").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Receiving, AnAccountOfAnotherBankIsNotKept) {
  auto shared = event::read_shared(event::kShared, history()[0].data)->front();
  shared.sealed_value = crypto::seal_box(world_.bank.keys.sealing_key(crypto::KeyDomain::kPartner),
                                         as_bytes(testing::World::account(5, "PROF").canonical().reveal("test")));
  ASSERT_TRUE(world_.receiving.receive("police", event::kShared, event::shared_text(shared)));
  EXPECT_EQ(world_.bank.count("received_signal WHERE state = 'refused' AND token IS NULL"), 1);
  EXPECT_EQ(world_.index.size(), 0U);
  EXPECT_EQ(acknowledgements(), 0U);
}

TEST_F(Receiving, AfterARestartTheIndexIsWhatItWas) {
  world_.import_list(Listing::kBlock, {"a.example", "b.example", "c.example"});
  world_.publish(account_);
  world_.carry();
  const auto gone = world_.publish(testing::World::account(2), 3, "identifier-2");
  world_.carry();
  world_.withdrawal.withdraw_opinion(gone.opinion, "a").value();
  world_.carry();

  SignalIndex restarted;
  ReceivingService receiving(world_.bank_context(), restarted, {});
  ASSERT_TRUE(receiving.rebuild());
  EXPECT_EQ(restarted.size(), world_.index.size());
  const auto standing = world_.bank.database->read_value<std::vector<crypto::Token>>(active_tokens).value();
  EXPECT_EQ(standing.size(), 4U);
  for (const auto& token : standing) {
    EXPECT_TRUE(world_.index.may_contain(token));
    EXPECT_TRUE(restarted.may_contain(token));
  }
  const auto withdrawn =
      world_.bank.keys.tokenise_one(crypto::KeyDomain::kPartner, "iban", testing::World::account(2).canonical());
  EXPECT_FALSE(world_.index.may_contain(*withdrawn));
  EXPECT_FALSE(restarted.may_contain(*withdrawn));
}

TEST_F(Receiving, WhatIsRemovedIsToldInTheSameTransactionOrNothingIsRemoved) {
  std::vector<SignalId> told;
  bool refuse = true;
  testing::World world({}, [&](store::Transaction&, const std::vector<EndedCopy>& ended, Time) -> Status {
    if (refuse) return fail(ErrorCode::kConflict, "a hold cannot be released");
    for (const auto& copy : ended) {
      told.push_back(copy.signal);
      EXPECT_EQ(copy.because, WithdrawalReason::kOpinionWithdrawn);
    }
    return {};
  });
  const auto published = world.publish(account_);
  world.carry();
  world.withdrawal.withdraw_opinion(published.opinion, "a").value();
  const auto event = world.police.outbox("demobank").front().event;
  EXPECT_EQ(world.receiving.receive("police", event.type, event.data).error().code, ErrorCode::kConflict);
  EXPECT_EQ(world.ask(account_).state, AnswerState::kKnown);
  EXPECT_EQ(world.bank.outbox("police").size(), 0U);
  refuse = false;
  ASSERT_TRUE(world.receiving.receive("police", event.type, event.data));
  EXPECT_EQ(told, std::vector<SignalId>{published.signal});
  EXPECT_EQ(world.ask(account_).state, AnswerState::kNoneKnown);
}

TEST_F(Receiving, BadEventsAreRefusedNamingTheMember) {
  const auto good = history()[0].data;
  const auto field = [&](std::string from, std::string to) {
    auto data = good;
    const auto at = data.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    data.replace(at, from.size(), to);
    const auto refused = world_.receiving.receive("police", event::kShared, data);
    EXPECT_FALSE(refused) << data;
    return refused ? std::string() : refused.error().field;
  };
  EXPECT_EQ(field("\"revision\":1", "\"revision\":0"), "revision");
  EXPECT_EQ(field("\"confidence\":90", "\"confidence\":900"), "opinion.confidence");
  EXPECT_EQ(field("\"listing\":\"block\"", "\"listing\":\"grey\""), "listing");
  EXPECT_EQ(field("\"dataClass\":\"ACC\"", "\"dataClass\":\"XXX\""), "dataClass");
  EXPECT_EQ(field("\"dataClass\":\"ACC\"", "\"dataClass\":\"NUM\""), "dataClass");
  EXPECT_EQ(field("\"sealedValue\":", "\"value\":"), "value");
  EXPECT_EQ(field("\"type\":\"iban\"", "\"type\":\"phone\""), "value");
  EXPECT_EQ(world_.receiving.receive("police", event::kShared, "[1").error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(world_.receiving.receive("police", "report.status", good).error().field, "type");
  EXPECT_EQ(world_.bank.count("received_signal"), 0);
}

TEST_F(Receiving, AValueThatIsNotCanonicalIsRefusedBecauseItWouldBeMissedSilently) {
  auto shared = event::read_shared(event::kShared, history()[0].data)->front();
  shared.data_class = policy::DataClass::kTechnical;
  shared.type = "domain";
  shared.sealed_value.clear();
  shared.value = "SCAM.example";
  EXPECT_EQ(world_.receiving.receive("police", event::kShared, event::shared_text(shared)).error().code, ErrorCode::kDataCorrupt);
}

}  // namespace
}  // namespace dijkwacht::signals
