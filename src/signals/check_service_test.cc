#include "signals/check_service.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <thread>

#include "signals/texts.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

class Check : public ::testing::Test {
 protected:
  testing::World world_;
  const identifiers::Identifier account_ = testing::World::account(1);
};

TEST_F(Check, AKnownAccountIsAnsweredWithWhereItComesFromAndRecordedFirst) {
  const auto published = world_.publish(account_);
  world_.carry();
  world_.clock.advance(std::chrono::minutes(5));
  const auto given = world_.ask(account_);
  EXPECT_EQ(given.state, AnswerState::kKnown);
  EXPECT_EQ(given.notice, "known");
  ASSERT_EQ(given.signals.size(), 1U);
  const auto& signal = given.signals.front();
  EXPECT_EQ(signal.id, published.signal);
  EXPECT_EQ(signal.owner, "police");
  EXPECT_EQ(signal.rule.id, "R05");
  EXPECT_EQ(signal.opinion.verdict, Verdict::kFraud);
  EXPECT_EQ(signal.age, std::chrono::minutes(5));
  EXPECT_EQ(signal.lease_until, world_.clock.now() + std::chrono::minutes(15)) << "the rule's, shorter than the owner's";
  const auto records = world_.bank.audited("check.hit");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records.front().act.actor, "person:bank-analyst");
  EXPECT_EQ(records.front().act.subject, published.signal.text());
  EXPECT_EQ(records.front().act.rule, "R05");
}

TEST_F(Check, NothingKnownIsCountedInBatchesAndWritesNothingByItself) {
  const auto records = world_.bank.count("audit_entry");
  for (int i = 0; i < 3; ++i) EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.bank.count("audit_entry"), records);
  world_.no_hits.flush(world_.clock.now()).value();
  const auto batches = world_.bank.audited("check.no-hit");
  ASSERT_EQ(batches.size(), 1U);
  EXPECT_EQ(batches.front().act.count, 3);
}

TEST_F(Check, AnAccountOfAnotherBankIsDeniedBecauseOnlyItsHolderMayKnow) {
  const auto given = world_.ask(testing::World::account(1, "PROF"));
  EXPECT_EQ(given.state, AnswerState::kDenied);
  ASSERT_EQ(given.denied.size(), 1U) << "one reason, not every rule that does not help";
  EXPECT_EQ(given.denied.front().rule, "R05");
  EXPECT_EQ(given.denied.front().code, "not-account-holder");
  EXPECT_NE(given.denied.front().nl.find("alleen de bank waar de rekening loopt"), std::string::npos);
  EXPECT_NE(given.denied.front().en.find("only the bank that holds the account may know this"), std::string::npos);
  EXPECT_EQ(world_.bank.audited("check.denied").size(), 1U);
}

TEST_F(Check, AnAccountThatNoPartnerHoldsIsDeniedForTheSameReason) {
  const auto given = world_.ask(identifiers::parse(identifiers::IdentifierType::kIban, "BE68539007547034").value());
  EXPECT_EQ(given.state, AnswerState::kDenied);
  ASSERT_EQ(given.denied.size(), 1U);
  EXPECT_EQ(given.denied.front().code, "not-account-holder");
}

TEST_F(Check, AnAccountOfAnotherBankIsDeniedAlsoWhileItsRuleIsOff) {
  world_.bank.policy.set_switch("R05", policy::RuleState::kOff).value();
  const auto given = world_.ask(testing::World::account(1, "PROF"));
  EXPECT_EQ(given.state, AnswerState::kDenied);
  ASSERT_EQ(given.denied.size(), 2U);
  EXPECT_EQ(given.denied.front().code, "rule-off");
}

TEST_F(Check, APhoneNumberIsDenied) {
  const auto phone = identifiers::parse(identifiers::IdentifierType::kPhone, "+31612345678").value();
  const auto given = world_.ask(phone);
  EXPECT_EQ(given.state, AnswerState::kDenied);
  EXPECT_FALSE(given.denied.empty());
}

TEST_F(Check, ADomainsParentAndAWebAddressHostAreAskedToo) {
  world_.import_list(Listing::kBlock, {"scam.example", "203.0.113.7"});
  world_.carry();
  EXPECT_EQ(world_.ask_domain("a.b.scam.example").state, AnswerState::kKnown);
  EXPECT_EQ(world_.ask_domain("notscam.example").state, AnswerState::kNoneKnown);
  const auto web = [](std::string_view text) { return identifiers::parse(identifiers::IdentifierType::kUrl, text).value(); };
  EXPECT_EQ(world_.ask(web("https://login.scam.example/pay?x=1")).state, AnswerState::kKnown);
  EXPECT_EQ(world_.ask(web("http://203.0.113.7/")).state, AnswerState::kKnown);
  EXPECT_EQ(world_.ask(web("https://scam.example/")).signals.front().value, "scam.example");
}

TEST_F(Check, OneUnlistedLabelMoreOrLessIsNoHit) {
  world_.import_list(Listing::kBlock, {"deep.scam.example"});
  world_.carry();
  EXPECT_EQ(world_.ask_domain("scam.example").state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.ask_domain("deep.scam.example").state, AnswerState::kKnown);
}

TEST_F(Check, AtTheEndOfTheLeaseASignalAboutAPersonIsUnavailableAndATechnicalOneStaysWithItsAge) {
  world_.publish(account_);
  world_.import_list(Listing::kBlock, {"scam.example"});
  world_.carry();
  const auto end = testing::kStart + std::chrono::minutes(15);
  world_.leases["police"] = end;
  world_.clock.set(end - Duration(1));
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
  EXPECT_FALSE(world_.ask_domain("scam.example").signals.front().is_stale);
  world_.clock.set(end);
  const auto person = world_.ask(account_);
  EXPECT_EQ(person.state, AnswerState::kUnavailable);
  EXPECT_TRUE(person.signals.empty());
  const auto technical = world_.ask_domain("scam.example");
  EXPECT_EQ(technical.state, AnswerState::kKnown);
  EXPECT_TRUE(technical.signals.front().is_stale);
  EXPECT_EQ(technical.signals.front().age, std::chrono::minutes(15));
  world_.leases["police"] = end + std::chrono::minutes(15);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Check, ACopyIsUsedNoLongerAfterItsOwnersLastNewsThanItsRuleSays) {
  world_.publish(account_);
  world_.carry();
  world_.heard_at = testing::kStart;
  const auto end = testing::kStart + std::chrono::minutes(15);
  ASSERT_GT(world_.leases.at("police"), end) << "the owner itself gives more time";
  world_.clock.set(end - Duration(1));
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
  world_.clock.set(end);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kUnavailable);
  world_.heard_at = end;
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown) << "heard again: no restart is needed";
}

TEST_F(Check, AnOwnerWhoWasNeverHeardGivesNoLease) {
  world_.publish(account_);
  world_.carry();
  world_.leases.clear();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kUnavailable);
}

TEST_F(Check, ARuleSwitchedOffHereMakesItsSignalsUnavailableFromTheNextQuestion) {
  world_.publish(account_);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
  world_.bank.policy.set_switch("R05", policy::RuleState::kOff).value();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kUnavailable);
  world_.bank.policy.set_switch("R05", policy::RuleState::kActive).value();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Check, ARuleThatIsOnlySimulatedHereGivesNoAnswer) {
  world_.publish(account_);
  world_.carry();
  world_.bank.policy.set_switch("R05", policy::RuleState::kSandbox).value();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kUnavailable);
}

TEST_F(Check, AnOpinionThatEndedIsNotShownEvenBeforeTheNewsArrives) {
  world_.publish(account_);
  world_.carry();
  world_.clock.set(world_.draft().summary.valid_until);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
}

TEST_F(Check, AnswersStandInTheOrderOfTheQuestions) {
  world_.publish(account_);
  world_.carry();
  const auto given = world_.check
                         .check({"a",
                                 "check-before-payment",
                                 {testing::World::account(9), account_, testing::World::account(1, "PROF"),
                                  identifiers::parse(identifiers::IdentifierType::kDomain, "quiet.example").value()}})
                         .value();
  EXPECT_EQ(given[0].state, AnswerState::kNoneKnown);
  EXPECT_EQ(given[1].state, AnswerState::kKnown);
  EXPECT_EQ(given[2].state, AnswerState::kDenied);
  EXPECT_EQ(given[3].state, AnswerState::kNoneKnown);
}

TEST_F(Check, TwoHundredAreAnsweredAndOneMoreIsRefused) {
  CheckRequest request{"a", "check-before-payment", std::vector(kCheckIdentifiersMax, account_)};
  EXPECT_EQ(world_.check.check(request)->size(), kCheckIdentifiersMax);
  request.identifiers.push_back(account_);
  EXPECT_EQ(world_.check.check(request).error().code, ErrorCode::kTooLarge);
}

TEST_F(Check, NoAnswerGivenAfterAWithdrawalsCommitContainsTheSignal) {
  // Readers note when they began; the withdrawal notes when it was committed. Whoever began later may not see the signal.
  for (int round = 0; round < 20; ++round) {
    const auto account = testing::World::account(100 + round);
    const auto published = world_.publish(account, 3, "identifier-" + std::to_string(round));
    world_.carry();
    world_.withdrawal.withdraw_opinion(published.opinion, "a").value();
    const auto events = world_.police.outbox("demobank");
    std::atomic<bool> committed = false;
    std::atomic<bool> stop = false;
    std::atomic<int> late = 0;
    std::atomic<int> early = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 3; ++i) {
      readers.emplace_back([&] {
        while (!stop) {
          const bool began_after = committed;
          const bool known = world_.ask(account).state == AnswerState::kKnown;
          if (known) (began_after ? late : early)++;
        }
      });
    }
    while (early == 0) std::this_thread::yield();
    const auto incoming = world_.receiving.prepare("police", events.front().event.type, events.front().event.data).value();
    const auto touched = world_.bank.database
                             ->write_value<TouchedTokens>([&](auto& transaction) {
                               return world_.receiving.apply(transaction, incoming, world_.clock.now());
                             })
                             .value();
    committed = true;  // the index is not fed yet: it still finds the candidate
    for (int i = 0; i < 5; ++i) world_.ask(account);
    world_.receiving.feed(touched).value();
    stop = true;
    readers.clear();
    EXPECT_EQ(late, 0);
    EXPECT_GT(early, 0);
  }
}

TEST_F(Check, WhatIsWithdrawnBetweenFindingAndConfirmingIsNotAnswered) {
  const auto published = world_.publish(account_);
  world_.carry();
  const auto prepared = world_.check.prepare({"person:bank-analyst", "check-before-payment", {account_}}).value();
  EXPECT_TRUE(prepared.needs_store()) << "the index found it";
  world_.withdrawal.withdraw_opinion(published.opinion, "person:analyst-1").value();
  world_.carry();
  const auto given = world_.bank.database
                         ->write_value<std::vector<CheckAnswer>>(
                             [&](auto& transaction) { return world_.check.confirm(transaction, prepared, world_.clock.now()); })
                         .value();
  EXPECT_EQ(given.front().state, AnswerState::kNoneKnown);
  EXPECT_TRUE(world_.bank.audited("check.hit").empty());
}

TEST_F(Check, ACandidateThatIsNotConfirmedIsNoHit) {
  const auto token = world_.bank.keys.tokenise_one(crypto::KeyDomain::kPartner, "iban", account_.canonical()).value();
  world_.index.insert(token);
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_TRUE(world_.bank.audited("check.hit").empty());
  world_.no_hits.flush(world_.clock.now()).value();
  EXPECT_EQ(world_.bank.audited("check.no-hit").size(), 1U);
}

TEST(NoticeTexts, EveryAnswerHasAText) {
  const auto texts = NoticeTexts::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/texts/signals.toml");
  ASSERT_TRUE(texts) << texts.error().message;
  for (const auto* code : {"known", "none-known", "allow-listed", "unavailable", "denied"}) {
    EXPECT_FALSE(texts->notice(code).nl.empty());
    EXPECT_FALSE(texts->notice(code).en.empty());
  }
}

class NoticeFile : public ::testing::Test {
 protected:
  Result<NoticeTexts> load_with(std::string from, std::string to) {
    std::ifstream in(std::string(DIJKWACHT_SOURCE_DIR) + "/data/texts/signals.toml");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos);
    text.replace(at, from.size(), to);
    const auto file = folder_.path() / "signals.toml";
    std::ofstream(file) << text;
    return NoticeTexts::load(file);
  }
  store::testing::TemporaryFolder folder_;
};

TEST_F(NoticeFile, ATextOfNothingKnownThatPromisesSafetyIsRefused) {
  EXPECT_FALSE(load_with("Er is hierover niets bekend", "Dit is veilig: er is niets bekend"));
  EXPECT_FALSE(load_with("Partners know nothing about this", "This is safe"));
  EXPECT_FALSE(load_with("[notices.denied]", "[notices.other]"));
}

}  // namespace
}  // namespace dijkwacht::signals
