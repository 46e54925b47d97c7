#include "signals/enquiry.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "audit/protocol.h"
#include "signals/enquiry_answering_service.h"
#include "signals/enquiry_asking_service.h"
#include "signals/enquiry_ending_service.h"
#include "signals/enquiry_table.h"
#include "signals/lawful_answer.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

using testing::World;

EnquiryRules rules() {
  return EnquiryRules::load(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/policy/enquiries.toml").value();
}

const Time kFirstReport = parse_time("2026-09-14T08:00:00Z").value();
constexpr std::string_view kWords = "The holder came to our branch and says that it was not them.";
constexpr std::string_view kReference = "FR-2026/0815";

class EnquiryTest : public ::testing::Test {
 protected:
  EnquiryTest() {
    shared_ = world_.publish(account_);
    carry();
  }

  /// Carries everything that waits between the two nodes; what crosses is kept to be searched.
  void carry() {
    for (auto count = turn(); count > 0;) count = turn();
  }
  std::size_t turn() { return to_bank() + to_police(); }
  std::size_t to_bank() {
    const auto events = world_.police.outbox("demobank");
    for (const auto& [event, position] : events) {
      if (event.type.starts_with("signal.")) world_.receiving.receive("police", event.type, event.data).value();
      if (!event.type.starts_with("enquiry.")) continue;
      crossed_.push_back(event);
      world_.bank.database
          ->write([&, &event = event](store::Transaction& transaction) {
            return asking_.take_answer(transaction, "police", event.type, event.data, world_.clock.now());
          })
          .value();
    }
    return events.size();
  }
  std::size_t to_police() {
    const auto events = world_.bank.outbox("police");
    for (const auto& [event, position] : events) {
      if (event.type != event::kEnquiryAsked) continue;
      crossed_.push_back(event);
      hear("demobank", event.data).value();
    }
    return events.size();
  }
  Status hear(std::string_view partner, const std::string& data) {
    return world_.police.database->write(
        [&](store::Transaction& transaction) { return answering_.intake(transaction, partner, data, world_.clock.now()); });
  }

  static EnquiryDraft draft(std::string reason = "own-customer") {
    return {std::move(reason), "payment", {std::string(kWords), std::string(kReference)}};
  }
  Result<Enquiry> ask(const EnquiryDraft& draft) {
    auto asked = world_.bank.database->write_value<Enquiry>([&](store::Transaction& transaction) {
      return asking_.ask(transaction, shared_.signal, draft, "person:bank-analyst-1", world_.clock.now());
    });
    carry();
    return asked;
  }
  Result<Enquiry> ask() { return ask(draft()); }
  Status give(const EnquiryId& id, std::vector<GivenItem> items, std::string ground = "needed-to-decide") {
    auto given = world_.police.database->write([&](store::Transaction& transaction) {
      return answering_.give(transaction, id, items, ground, "person:analyst-1", world_.clock.now());
    });
    carry();
    return given;
  }
  Status refuse(const EnquiryId& id) {
    auto refused = world_.police.database->write([&](store::Transaction& transaction) {
      return answering_.refuse(transaction, id, "not-necessary", "person:analyst-1", world_.clock.now());
    });
    carry();
    return refused;
  }
  OpenedEnquiry at_the_asker(const EnquiryId& id) { return asking_.read(id, "person:bank-analyst-1").value(); }
  HeardEnquiry at_the_owner() { return answering_.read(10, "person:analyst-1").value().front(); }
  std::int64_t sealed_left(testing::TestNode& node) { return node.count("enquiry WHERE words IS NOT NULL OR given IS NOT NULL"); }
  std::int64_t messages(testing::TestNode& node, std::string_view type, bool erased) {
    return node.count("outbox_event WHERE type = '" + std::string(type) + "' AND data " + (erased ? "=" : "<>") +
                      " '{\"erased\":true}'");
  }

  World world_;
  identifiers::Identifier account_ = World::account(1);
  EnquiryAskingService asking_{world_.bank_context(), rules(),
                               [this](const std::string& sender) { return world_.lease_of(sender); }};
  EnquiryAnsweringService answering_{
      world_.police_context(), rules(),
      [](store::Transaction&, const std::string&) -> Result<std::optional<Time>> { return std::optional(kFirstReport); }};
  Published shared_;
  std::vector<store::OutboxEvent> crossed_;
};

TEST_F(EnquiryTest, TheOwnerReadsWhyAndTheAskerGetsWhatWasChosenAndNothingElse) {
  const auto asked = ask().value();
  EXPECT_EQ(asked.state, EnquiryState::kOpen);
  const auto heard = at_the_owner();
  EXPECT_EQ(heard.words->reveal("test").words, kWords);
  EXPECT_EQ(heard.words->reveal("test").reference, kReference);
  EXPECT_EQ(heard.rule, "R05");
  EXPECT_EQ(heard.masked.find("1000000001"), std::string::npos) << "never the account in full";
  EXPECT_EQ(items_of(heard.offer).size(), kGivenItems);

  give(asked.id, {GivenItem::kFirstReport, GivenItem::kReporters}).value();
  const auto opened = at_the_asker(asked.id);
  EXPECT_EQ(opened.enquiry.state, EnquiryState::kGiven);
  EXPECT_EQ(opened.enquiry.rule, "R05");
  ASSERT_TRUE(opened.given);
  EXPECT_EQ(items_of(*opened.given), (std::vector{GivenItem::kFirstReport, GivenItem::kReporters}));
  EXPECT_EQ(opened.given->first_report, "2026-09");
  EXPECT_EQ(opened.given->reporters, "3-9");
}

TEST_F(EnquiryTest, NothingCrossesBeforeTheOwnerDecides) {
  const auto asked = ask().value();
  world_.clock.advance(std::chrono::days(30));
  carry();
  EXPECT_EQ(messages(world_.police, event::kEnquiryGiven, false), 0) << "however long it waits";
  EXPECT_FALSE(at_the_asker(asked.id).given);
  refuse(asked.id).value();
  EXPECT_EQ(messages(world_.police, event::kEnquiryGiven, false), 0);
  const auto opened = at_the_asker(asked.id);
  EXPECT_EQ(opened.enquiry.state, EnquiryState::kRefused);
  EXPECT_EQ(opened.enquiry.ground, "not-necessary");
  EXPECT_FALSE(opened.given);
}

TEST_F(EnquiryTest, WhatNoRulePermitsStaysHereWithTheReason) {
  const auto asked = ask(draft("watch-payments")).value();
  EXPECT_EQ(asked.state, EnquiryState::kDenied);
  EXPECT_NE(asked.denied.find("\"code\""), std::string::npos);
  EXPECT_TRUE(crossed_.empty());
  EXPECT_EQ(sealed_left(world_.bank), 0) << "the words are not kept either";
  EXPECT_EQ(world_.bank.audited("enquiry.denied").size(), 1);
  const auto outlooks = asking_.outlook(shared_.signal).value();
  for (const auto& outlook : outlooks) {
    EXPECT_EQ(outlook.rule, outlook.reason.code == "own-customer" ? "R05" : "") << outlook.reason.code;
    EXPECT_EQ(outlook.reasons.empty(), outlook.reason.code == "own-customer") << outlook.reason.code;
  }
}

TEST_F(EnquiryTest, ARuleThatIsPendingPermitsNothingAlsoWhereItIsTried) {
  auto book = policy::RuleBook::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/policy").value();
  const policy::PolicyDesk desk(std::move(book), true);
  const policy::Question question{.from = {"otherbank", "bank"},
                                  .to = {"demobank", "bank"},
                                  .data_class = policy::DataClass::kAccount,
                                  .purpose = "transaction-monitoring",
                                  .subject = "question",
                                  .facts = policy::facts_all_met(),
                                  .at = parse_time("2028-05-01T00:00:00Z").value()};
  EXPECT_TRUE(std::holds_alternative<policy::Decision>(desk.engine()->decide(question))) << "simulated law answers";
  const auto answer = lawful_answer(desk, question);
  const auto* deny = std::get_if<policy::Deny>(&answer);
  ASSERT_NE(deny, nullptr);
  EXPECT_EQ(deny->reasons.front().rule, "R10");
}

TEST_F(EnquiryTest, PolicyIsAskedAnewWhenTheOwnerGives) {
  const auto asked = ask().value();
  world_.publication.recount("identifier-1", 3, "test").value();
  world_.police.policy.set_switch("R05", policy::RuleState::kOff).value();
  EXPECT_TRUE(at_the_owner().rule.empty());
  const auto refused = give(asked.id, {GivenItem::kFraudType});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(messages(world_.police, event::kEnquiryGiven, false), 0);
  EXPECT_EQ(at_the_asker(asked.id).enquiry.state, EnquiryState::kOpen);
}

TEST_F(EnquiryTest, AWithdrawnSignalEndsTheQuestionAndErasesWhatWasGiven) {
  const auto asked = ask().value();
  give(asked.id, {GivenItem::kFraudType, GivenItem::kContact}).value();
  ASSERT_TRUE(at_the_asker(asked.id).given);
  world_.withdrawal.withdraw_opinion(shared_.opinion, "person:analyst-1").value();
  EXPECT_EQ(sealed_left(world_.police), 0) << "at the owner at once";
  EXPECT_EQ(messages(world_.police, event::kEnquiryGiven, true), 1) << "and where it waits to be sent";
  carry();
  const auto opened = at_the_asker(asked.id);
  EXPECT_EQ(opened.enquiry.state, EnquiryState::kWithdrawn);
  EXPECT_FALSE(opened.given);
  EXPECT_EQ(sealed_left(world_.bank), 0);
  EXPECT_EQ(messages(world_.bank, event::kEnquiryAsked, true), 1);
  EXPECT_EQ(world_.police.audited("enquiry.ended").size(), 1);
  EXPECT_EQ(world_.bank.audited("enquiry.ended").size(), 1);
}

TEST_F(EnquiryTest, AQuestionThatWaitsForTheProtocolIsNeverSentOnceItsSignalEnded) {
  world_.bank.policy.set_switch("P0", policy::RuleState::kOff).value();
  const auto asked = ask().value();
  ASSERT_EQ(world_.bank.count("owed_message WHERE type = 'enquiry.asked'"), 1) << "it is not lost";
  world_.withdrawal.withdraw_opinion(shared_.opinion, "person:analyst-1").value();
  carry();
  EXPECT_EQ(at_the_asker(asked.id).enquiry.state, EnquiryState::kWithdrawn);
  EXPECT_EQ(world_.bank.count("owed_message WHERE type = 'enquiry.asked'"), 0);
  world_.bank.policy.set_switch("P0", policy::RuleState::kActive).value();
  audit::send_owed(*world_.bank.database, world_.bank.policy, world_.bank.self, world_.clock.now()).value();
  carry();
  EXPECT_TRUE(answering_.read(10, "person:analyst-1").value().empty());
}

TEST_F(EnquiryTest, AWithdrawalThatOvertakesTheAnswerWins) {
  const auto asked = ask().value();
  world_.police.database
      ->write([&](store::Transaction& transaction) {
        return answering_.give(transaction, asked.id, {GivenItem::kFraudType}, "harm-now", "person:analyst-1",
                               world_.clock.now());
      })
      .value();
  const auto events = world_.police.outbox("demobank");
  world_.withdrawal.withdraw_opinion(shared_.opinion, "person:analyst-1").value();
  carry();
  for (const auto& [event, position] : events) {
    if (event.type != event::kEnquiryGiven) continue;
    world_.bank.database
        ->write([&, &event = event](store::Transaction& transaction) {
          return asking_.take_answer(transaction, "police", event.type, event.data, world_.clock.now());
        })
        .value();
  }
  EXPECT_EQ(at_the_asker(asked.id).enquiry.state, EnquiryState::kWithdrawn);
  EXPECT_EQ(sealed_left(world_.bank), 0);
}

TEST_F(EnquiryTest, WhatWasGivenIsErasedWhenItsTimeIsOverAtBothEnds) {
  const auto asked = ask().value();
  give(asked.id, {GivenItem::kFraudType}).value();
  const auto until = *at_the_asker(asked.id).enquiry.kept_until;
  EXPECT_EQ(until, testing::kStart + rules().kept_days());
  EXPECT_EQ(erase_due_enquiries(*world_.bank.database, until - Duration(1)).value(), 0);
  EXPECT_EQ(erase_due_enquiries(*world_.bank.database, until).value(), 1);
  EXPECT_EQ(erase_due_enquiries(*world_.police.database, until).value(), 1);
  EXPECT_EQ(at_the_asker(asked.id).enquiry.state, EnquiryState::kErased);
  EXPECT_EQ(sealed_left(world_.bank) + sealed_left(world_.police), 0);
}

TEST_F(EnquiryTest, WithoutNewsOfItsOwnerWhatWasGivenIsNotShown) {
  const auto asked = ask().value();
  give(asked.id, {GivenItem::kFraudType}).value();
  world_.leases["police"] = world_.clock.now() - Duration(1);
  const auto opened = at_the_asker(asked.id);
  EXPECT_FALSE(opened.given);
  EXPECT_TRUE(opened.is_unavailable);
}

TEST_F(EnquiryTest, TheClockRunsAtTheOwnerAndIsLateAfterItsLastMoment) {
  ask().value();
  const auto heard = at_the_owner().enquiry;
  EXPECT_EQ(heard.due_at, testing::kStart + rules().answer_days());
  EXPECT_FALSE(is_late(heard, heard.due_at));
  EXPECT_TRUE(is_late(heard, heard.due_at + Duration(1)));
  refuse(heard.id).value();
  EXPECT_FALSE(is_late(at_the_owner().enquiry, heard.due_at + Duration(1)));
}

TEST_F(EnquiryTest, OnlyWhoWasToldOfTheSignalIsHeardAndOneQuestionAtATime) {
  const auto asked = ask().value();
  EXPECT_EQ(ask().error().code, ErrorCode::kConflict);
  const auto data = crossed_.front().data;
  auto strange = data;
  strange.replace(strange.find(asked.id.text()), asked.id.text().size(), EnquiryId::random(world_.random).text());
  hear("webshop", strange).value();
  hear("demobank", strange).value();
  hear("demobank", data).value();
  EXPECT_EQ(answering_.read(10, "person:analyst-1").value().size(), 1);
  give(asked.id, {GivenItem::kFraudType}).value();
  EXPECT_EQ(give(asked.id, {GivenItem::kFraudType}).error().code, ErrorCode::kFailedPrecondition) << "it is answered once";
  EXPECT_TRUE(ask().has_value()) << "then one may ask again";
}

TEST_F(EnquiryTest, OnlyWhatIsThereAndMayBeChosenIsGiven) {
  const auto asked = ask().value();
  EXPECT_EQ(give(asked.id, {}).error().field, "items");
  EXPECT_EQ(give(asked.id, {GivenItem::kFraudType}, "because").error().field, "ground");
  EXPECT_EQ(parse_given_item("narrative").error().field, "items");
  auto few = GivenFacts{};
  few.reporters = rules().reporters_class(2);
  EXPECT_FALSE(few.reporters) << "fewer than three are told to nobody";
  EXPECT_EQ(rules().reporters_class(3), "3-9");
  EXPECT_EQ(rules().reporters_class(10), "10-49");
  EXPECT_EQ(rules().reporters_class(100'000), "250+");
  EXPECT_EQ(only(few, {GivenItem::kReporters}).error().field, "items");
}

TEST_F(EnquiryTest, WhatPeopleTypeNamesNobody) {
  const auto wrong = [&](std::string words, std::string reference = "") {
    auto asked = draft();
    asked.words = {std::move(words), std::move(reference)};
    const auto answer = ask(asked);
    return answer ? std::string() : answer.error().field;
  };
  EXPECT_EQ(wrong(""), "words");
  EXPECT_EQ(wrong(std::string(kOwnWordsBytesMax + 1, 'x')), "words");
  EXPECT_EQ(wrong("his account is NL91 ABNA 0417 1643 00"), "words");
  EXPECT_EQ(wrong("call 06-12 34 56 78"), "words");
  EXPECT_EQ(wrong("write to someone@example.nl"), "words");
  EXPECT_EQ(wrong("fine", "NL91ABNA0417164300"), "reference");
  EXPECT_EQ(wrong("fine", "Mr. Jansen"), "reference");
  EXPECT_EQ(wrong("It came in on 24-11-2026, 1.250 euro, twice."), "");
}

TEST_F(EnquiryTest, NeitherAccountNorWordsNorReportersCrossInTheClear) {
  const auto asked = ask().value();
  give(asked.id,
       {GivenItem::kFraudType, GivenItem::kFirstReport, GivenItem::kReporters, GivenItem::kOpinion, GivenItem::kContact})
      .value();
  ASSERT_EQ(crossed_.size(), 2);
  const std::string account(account_.canonical().reveal("test"));
  for (const auto& event : crossed_) {
    for (const auto* secret : {account.c_str(), kWords.data(), kReference.data(), "2026-09\"", "3-9", "person:"}) {
      EXPECT_EQ(event.data.find(secret), std::string::npos) << event.type << " " << secret;
    }
  }
}

TEST_F(EnquiryTest, BothEndsWroteItDown) {
  const auto asked = ask().value();
  at_the_owner();
  give(asked.id, {GivenItem::kFraudType}).value();
  at_the_asker(asked.id);
  for (const auto* action : {"enquiry.asked", "enquiry.answer-received", "enquiry.read"})
    EXPECT_EQ(world_.bank.audited(action).size(), 1) << action;
  for (const auto* action : {"enquiry.received", "enquiry.read", "enquiry.given"})
    EXPECT_EQ(world_.police.audited(action).size(), 1) << action;
  const auto given = world_.police.audited("enquiry.given").front().act;
  EXPECT_EQ(given.rule, "R05");
  EXPECT_EQ(given.purpose, "block-mule-account");
}

}  // namespace
}  // namespace dijkwacht::signals
