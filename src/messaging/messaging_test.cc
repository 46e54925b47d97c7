#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "messaging/node_testing.h"

namespace dijkwacht::messaging {
namespace {

using namespace std::chrono_literals;
using ::testing::Contains;
using ::testing::HasSubstr;
using testing::kNow;
using ::testing::Pair;
using testing::TwoNodes;
using Effects = std::map<std::string, std::int64_t>;

class MessagingTest : public ::testing::Test {
 protected:
  SignedEvent event(std::int64_t position, std::string type = "thing.added", std::string subject = "x", std::int64_t version = 1,
                    std::string data = "{}") {
    return sign_event(nodes_.police_home.keys, {.id = store::EventId::random(random_),
                                                .source = "police",
                                                .recipient = "demobank",
                                                .type = std::move(type),
                                                .subject = std::move(subject),
                                                .time = kNow,
                                                .position = position,
                                                .version = version,
                                                .data = std::move(data)})
        .value();
  }
  static Message message(std::vector<SignedEvent> events, std::int64_t up_to = 0) {
    return {.heartbeat = {.owner = "police", .up_to_position = up_to, .until = kNow + 15min}, .events = std::move(events)};
  }
  Result<DeliveryReceipt> receive(std::vector<SignedEvent> events) {
    return nodes_.bank->inbox().receive("police", message(std::move(events)));
  }
  std::int64_t refused_rows() {
    return static_cast<std::int64_t>(
        nodes_.bank->database()
            .read_value<std::vector<store::RefusedEvent>>([](store::Transaction& t) { return store::read_refused(t, 100); })
            ->size());
  }

  SystemRandom random_;
  TwoNodes nodes_;
};

// --- delivery over mutual TLS

TEST_F(MessagingTest, EventsArriveInOrderAndAreConfirmed) {
  for (int i = 0; i < 250; ++i) nodes_.police->write("demobank", "thing.added", "subject-" + std::to_string(i));
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->applied("police"), 250);
  EXPECT_EQ(nodes_.police->confirmed("demobank"), 250);
  EXPECT_EQ(nodes_.bank->effects().size(), 250u);
  EXPECT_THAT(nodes_.bank->effects(), ::testing::Each(Pair(::testing::_, 1)));
}

TEST_F(MessagingTest, ReceiptIsKeptAndVerifies) {
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  const auto receipt = nodes_.police->database().read_value<std::optional<DeliveryReceipt>>(
      [](store::Transaction& t) { return last_receipt(t, "demobank"); });
  ASSERT_TRUE(receipt->has_value());
  EXPECT_EQ((*receipt)->up_to_position, 1);
  EXPECT_TRUE(check_receipt(**receipt, nodes_.bank_home.keys.signing_key()));
  EXPECT_FALSE(check_receipt(**receipt, nodes_.police_home.keys.signing_key()));
}

TEST_F(MessagingTest, RestartOfEitherSideBetweenAnyTwoStepsLosesAndDoublesNothing) {
  Effects expected;
  for (int round = 0; round < 4; ++round) {
    for (int i = 0; i < 3; ++i) {
      const auto subject = fmt::format("{}-{}", round, i);
      nodes_.police->write("demobank", "thing.added", subject);
      expected[subject] = 1;
    }
    if (round == 0) nodes_.start_police();  // after the writing, before the numbering
    if (round == 1) nodes_.start_bank();    // the sender still holds the old connection
    if (round == 2) {
      nodes_.stop_bank();
      EXPECT_FALSE(nodes_.delivery->turn());
      nodes_.start_police();  // both gone at once
      nodes_.start_bank();
    }
    nodes_.clock.advance(1min);
    ASSERT_TRUE(nodes_.delivery->turn());
    if (round == 3) {  // after the receipt
      nodes_.start_police();
      nodes_.start_bank();
    }
    EXPECT_EQ(nodes_.bank->effects(), expected) << round;
  }
  nodes_.clock.advance(1min);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects(), expected);
}

TEST_F(MessagingTest, ReceiptThatIsLostMakesTheEventsComeTwiceAndCountOnce) {
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  // The sender dies before it stored the receipt: as if it never came.
  ASSERT_TRUE(nodes_.police->database().write([](store::Transaction& t) -> Status {
    TRY(t.execute("DELETE FROM outbox_delivery", {}));
    return {};
  }));
  nodes_.start_police();
  ASSERT_EQ(nodes_.police->confirmed("demobank"), 0);
  nodes_.police->write("demobank", "thing.added", "y");
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}, {"y", 1}}));
  EXPECT_EQ(nodes_.police->confirmed("demobank"), 2);
}

TEST_F(MessagingTest, ReceiverThatLostItsStoreGetsEverythingAgain) {
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  nodes_.stop_bank();
  for (const auto& file : std::filesystem::directory_iterator(nodes_.bank_home.folder.path())) {
    if (file.path().filename().string().starts_with("store.db")) std::filesystem::remove(file);
  }
  nodes_.start_bank();
  nodes_.police->write("demobank", "thing.added", "y");
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}, {"y", 1}}));
}

TEST_F(MessagingTest, SenderThatWasPutBackInTimeIsNoticed) {
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  nodes_.stop_police();
  for (const auto& file : std::filesystem::directory_iterator(nodes_.police_home.folder.path())) {
    if (file.path().filename().string().starts_with("store.db")) std::filesystem::remove(file);
  }
  nodes_.start_police();
  const auto empty = nodes_.delivery->turn();
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, ErrorCode::kFailedPrecondition);
  nodes_.police->write("demobank", "thing.added", "other");
  nodes_.clock.advance(1min);
  const auto other = nodes_.delivery->turn();
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kConflict);
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
}

TEST_F(MessagingTest, PartnerThatIsAwayIsTriedLessAndLess) {
  nodes_.stop_bank();
  nodes_.police->write("demobank", "thing.added", "x");
  EXPECT_EQ(nodes_.delivery->turn().error().code, ErrorCode::kUnavailable);
  EXPECT_TRUE(nodes_.delivery->turn());  // it pauses, so it does nothing
  nodes_.clock.advance(500ms);
  EXPECT_FALSE(nodes_.delivery->turn());
  nodes_.clock.advance(499ms);  // the second pause is at least half of a second
  EXPECT_TRUE(nodes_.delivery->turn());
  nodes_.start_bank();
  nodes_.clock.advance(30s);  // the longest pause there is
  EXPECT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
}

TEST_F(MessagingTest, DataThatCannotBeReadKeepsItsPlaceAndDoesNotBlock) {
  nodes_.police->write("demobank", "thing.added", "broken", 1, "this is no JSON");
  nodes_.police->write("demobank", "thing.added", "whole");
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_THAT(nodes_.bank->effects(), Contains(Pair("whole", 1)));
  EXPECT_EQ(nodes_.police->confirmed("demobank"), 2);
}

TEST_F(MessagingTest, LargeEventsGoInSeveralMessages) {
  const std::string data = "\"" + std::string(900'000, 'x') + "\"";
  for (int i = 0; i < 5; ++i) nodes_.police->write("demobank", "thing.added", std::to_string(i), 1, data);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects().size(), 5u);
}

TEST_F(MessagingTest, PartnerWithAnotherCertificateGetsNothing) {
  // Someone else of the same authority took the bank's address.
  auto impostor = testing::NodeHome(nodes_.authority, "demobank", "bank");
  nodes_.stop_bank();
  impostor.port = nodes_.bank_home.port;
  testing::RunningNode node(impostor, nodes_.partners, nodes_.clock, nodes_.handlers);
  node.open_door();
  nodes_.police->write("demobank", "thing.added", "x");
  EXPECT_EQ(nodes_.delivery->turn().error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(node.applied("police"), 0);
}

TEST_F(MessagingTest, SenderWithAnotherCertificateIsRefused) {
  const auto impostor = testing::NodeHome(nodes_.authority, "police", "police");
  http::ClientSettings settings{.host = "127.0.0.1", .port = nodes_.bank_home.port};
  settings.tls = http::ClientTls{.authority_pem = nodes_.authority.certificate_pem,
                                 .certificate_pem = impostor.certificate.certificate_pem,
                                 .private_key_pem = impostor.certificate.private_key_pem};
  const auto answer = http::Client(settings).post_json("/node/v1/events", message_text(message({event(1)})));
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 403);
  EXPECT_EQ(nodes_.bank->applied("police"), 0);
}

// --- the inbox

TEST_F(MessagingTest, SameEventTwiceInOneMessageAndInTheNextCountsOnce) {
  const auto once = event(1);
  ASSERT_TRUE(receive({once, once}));
  ASSERT_TRUE(receive({once}));
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
}

TEST_F(MessagingTest, TamperedEventIsRefusedAndNothingOfItsMessageIsApplied) {
  auto tampered = event(2);
  tampered.event.data = R"({"amount":1})";
  const auto receipt = receive({event(1), tampered});
  ASSERT_FALSE(receipt);
  EXPECT_EQ(receipt.error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(receipt.error().field, "events[1].signature");
  EXPECT_TRUE(nodes_.bank->effects().empty());
  EXPECT_EQ(nodes_.bank->applied("police"), 0);
}

TEST_F(MessagingTest, NobodySpeaksForAnother) {
  auto of_another = event(1);
  of_another.event.source = "fhd";
  EXPECT_EQ(receive({of_another}).error().field, "events[0].source");
  auto for_another = event(1);
  for_another.event.recipient = "otherbank";
  EXPECT_EQ(receive({for_another}).error().field, "events[0].recipient");
  auto heartbeat_of_another = message({});
  heartbeat_of_another.heartbeat.owner = "fhd";
  EXPECT_EQ(nodes_.bank->inbox().receive("police", heartbeat_of_another).error().field, "heartbeat.owner");
  EXPECT_EQ(nodes_.bank->inbox().receive("stranger", message({})).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(nodes_.bank->inbox().receive("demobank", message({event(1)})).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(nodes_.bank->effects().empty());
}

TEST_F(MessagingTest, LowerAndEqualVersionsAreIgnoredWhereOnlyNewerCount) {
  ASSERT_TRUE(receive({event(1, "thing.added", "x", 2), event(2, "thing.added", "x", 1), event(3, "thing.added", "x", 2)}));
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
  ASSERT_TRUE(receive({event(4, "thing.added", "x", 3)}));
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 2}}));
  ASSERT_TRUE(receive({event(5, "thing.seen", "y", 1), event(6, "thing.seen", "y", 1)}));
  EXPECT_THAT(nodes_.bank->effects(), Contains(Pair("y", 2)));
}

TEST_F(MessagingTest, GapIsNotAppliedAndTheReceiptSaysWhereToStart) {
  ASSERT_TRUE(receive({event(1)}));
  const auto receipt = receive({event(3, "thing.added", "late")});
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->up_to_position, 1);
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
  const auto unknown = receive({event(3, "thing.nobody-knows")});
  ASSERT_TRUE(unknown);
  EXPECT_EQ(unknown->up_to_position, 1);
  EXPECT_EQ(refused_rows(), 0);
}

TEST_F(MessagingTest, AnotherEventAtATakenPlaceIsAConflict) {
  ASSERT_TRUE(receive({event(1)}));
  const auto other = receive({event(1, "thing.added", "other")});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kConflict);
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"x", 1}}));
}

TEST_F(MessagingTest, UnknownTypeIsListedAsRefusedAndTheStreamGoesOn) {
  const auto receipt = receive({event(1, "thing.nobody-knows"), event(2, "thing.added", "next")});
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->up_to_position, 2);
  EXPECT_THAT(receipt->refused, ::testing::ElementsAre(Refusal{1, "unknown-type"}));
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"next", 1}}));
  EXPECT_EQ(refused_rows(), 1);
  const auto entries = nodes_.bank->database().read_value<std::vector<audit::Entry>>(
      [](store::Transaction& t) { return audit::read_entries(t, 0, 10); });
  ASSERT_EQ(entries->size(), 1u);
  EXPECT_EQ(entries->front().act.action, "event.refused");
  EXPECT_EQ(entries->front().act.actor, "partner:police");
}

TEST_F(MessagingTest, RefusalIsToldToTheSenderAndKeptThereOnce) {
  nodes_.police->write("demobank", "thing.nobody-knows", "x");
  nodes_.police->write("demobank", "thing.added", "y");
  ASSERT_TRUE(nodes_.delivery->turn());
  const auto refused = nodes_.police->database().read_value<std::vector<RefusedDelivery>>(
      [](store::Transaction& t) { return refused_deliveries(t, 10); });
  ASSERT_EQ(refused->size(), 1u);
  EXPECT_EQ(refused->front().partner, "demobank");
  EXPECT_EQ(refused->front().refusal, (Refusal{1, "unknown-type"}));
}

/// A bank whose handlers fail as told.
class StubbornBankTest : public MessagingTest {
 protected:
  StubbornBankTest() {
    nodes_.handlers.on("thing.fails", Versions::kNewerOnly, PrepareEvent([this](const Event& event) -> Result<PreparedEvent> {
                         if (fails_in_prepare_) return fail(code_, "as told");
                         return PreparedEvent{.apply = [this, event](store::Transaction& transaction) -> Status {
                                                TRY(testing::count_effect(transaction, event));
                                                if (fails_in_apply_) return fail(code_, "as told");
                                                return {};
                                              },
                                              .after_commit = [this] { ++commits_; }};
                       }));
    nodes_.start_bank();
  }

  ErrorCode code_ = ErrorCode::kInvalidArgument;
  bool fails_in_prepare_ = false;
  bool fails_in_apply_ = false;
  int commits_ = 0;
};

TEST_F(StubbornBankTest, PoisonEventDoesNotBlockAndLeavesNoEffect) {
  for (bool* stage : {&fails_in_prepare_, &fails_in_apply_}) {
    *stage = true;
    const auto at = nodes_.bank->applied("police");
    const auto receipt = receive(
        {event(at + 1, "thing.added", "before"), event(at + 2, "thing.fails", "poison"), event(at + 3, "thing.seen", "after")});
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->up_to_position, at + 3);
    EXPECT_THAT(receipt->refused, ::testing::ElementsAre(Refusal{at + 2, "invalid-argument"}));
    *stage = false;
  }
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"before", 1}, {"after", 2}}));
  EXPECT_EQ(commits_, 0);
}

TEST_F(StubbornBankTest, ErrorOfTheHandlersOwnStateIsNoGapInTheStream) {
  code_ = ErrorCode::kFailedPrecondition;
  fails_in_apply_ = true;
  const auto receipt = receive({event(1, "thing.fails"), event(2, "thing.added", "next")});
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->up_to_position, 2);
  EXPECT_THAT(receipt->refused, ::testing::ElementsAre(Refusal{1, "failed-precondition"}));
  code_ = ErrorCode::kConflict;
  const auto conflict = receive({event(3, "thing.fails", "z")});
  ASSERT_TRUE(conflict);
  EXPECT_EQ(conflict->up_to_position, 3);
}

TEST_F(StubbornBankTest, PassingErrorStopsTheStreamUntilItPasses) {
  for (const auto code : {ErrorCode::kUnavailable, ErrorCode::kInternal}) {
    code_ = code;
    for (bool* stage : {&fails_in_prepare_, &fails_in_apply_}) {
      const auto at = nodes_.bank->applied("police");
      const std::vector events{event(at + 1, "thing.seen", "before"), event(at + 2, "thing.fails", "slow", at + 2),
                               event(at + 3, "thing.seen", "after")};
      *stage = true;
      const auto stopped = receive(events);
      ASSERT_TRUE(stopped);
      EXPECT_EQ(stopped->up_to_position, at + 1);
      *stage = false;
      EXPECT_EQ(receive(events)->up_to_position, at + 3);
    }
  }
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"before", 4}, {"slow", 4}, {"after", 4}}));
  EXPECT_EQ(commits_, 4);
  EXPECT_EQ(refused_rows(), 0);
}

TEST_F(StubbornBankTest, SenderComesBackToAnEventThatCouldNotBeTaken) {
  code_ = ErrorCode::kUnavailable;
  fails_in_apply_ = true;
  nodes_.police->write("demobank", "thing.added", "before");
  nodes_.police->write("demobank", "thing.fails", "slow");
  const auto stopped = nodes_.delivery->turn();
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(nodes_.police->confirmed("demobank"), 1);
  fails_in_apply_ = false;
  nodes_.clock.advance(1min);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects(), (Effects{{"before", 1}, {"slow", 1}}));
}

TEST_F(StubbornBankTest, WhatLivesInMemoryIsFedAfterTheCommitAndOncePerEvent) {
  const auto first = event(1, "thing.fails", "a");
  ASSERT_TRUE(receive({first}));
  EXPECT_EQ(commits_, 1);
  ASSERT_TRUE(receive({first}));
  EXPECT_EQ(commits_, 1);
}

TEST_F(MessagingTest, APauseThatGrewEndsWhenThePartnerIsHeardAgain) {
  nodes_.stop_bank();
  nodes_.police->write("demobank", "thing.added", "x");
  for (int i = 0; i < 12; ++i) {
    EXPECT_FALSE(nodes_.delivery->turn());
    nodes_.clock.advance(30s);
  }
  EXPECT_FALSE(nodes_.delivery->turn()) << "it fails once more, and now pauses for 15 to 30 s";
  nodes_.start_bank();
  nodes_.clock.advance(1s);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_TRUE(nodes_.bank->effects().empty()) << "still in its pause";
  nodes_.delivery->hear_partner();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects().size(), 1U);
}

TEST_F(MessagingTest, APartnerThatTalksButDoesNotListenIsNotAskedInALoop) {
  nodes_.stop_bank();
  nodes_.police->write("demobank", "thing.added", "x");
  EXPECT_FALSE(nodes_.delivery->turn());
  for (int i = 0; i < 10; ++i) {
    nodes_.delivery->hear_partner();
    EXPECT_TRUE(nodes_.delivery->turn()) << "no new try so soon";
  }
}

TEST_F(MessagingTest, AGoodMessageTellsThatItsSenderIsThereAndAForgedOneDoesNot) {
  auto forged = message({event(1)}, 1);
  forged.events.front().event.subject = "changed";
  EXPECT_FALSE(nodes_.bank->inbox().receive("police", forged));
  EXPECT_TRUE(nodes_.bank->heard.empty());
  ASSERT_TRUE(nodes_.bank->inbox().receive("police", message({event(1)}, 1)));
  EXPECT_EQ(nodes_.bank->heard, std::vector<std::string>{"police"});
}

// --- heads of the audit log

TEST_F(MessagingTest, AHeadIsCountersignedThoughThousandsOfEventsWaitBeforeIt) {
  for (int i = 0; i < 2'500; ++i) nodes_.police->write("demobank", "thing.added", std::to_string(i));
  const auto entry = nodes_.police->publish_head();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_LT(nodes_.bank->applied("police"), 2'500) << "the stream has far to go";
  EXPECT_EQ(nodes_.police->countersigned_up_to(nodes_.bank_home), entry);
}

TEST_F(MessagingTest, AHeadGoesAtOnceThoughThereIsNoOtherNewsAndOnlyOnce) {
  ASSERT_TRUE(nodes_.delivery->turn());
  const auto entry = nodes_.police->publish_head();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.police->countersigned_up_to(nodes_.bank_home), entry);
  const auto heard = nodes_.bank->heard.size();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->heard.size(), heard);
}

TEST_F(MessagingTest, AHeadWhoseAnswerWasLostIsCountersignedAfterARestart) {
  nodes_.stop_bank();
  const auto entry = nodes_.police->publish_head();
  EXPECT_FALSE(nodes_.delivery->turn());
  nodes_.stop_police();
  nodes_.start_bank();
  nodes_.start_police();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.police->countersigned_up_to(nodes_.bank_home), entry);
}

TEST_F(MessagingTest, OnlyTheCountersignerIsAsked) {
  nodes_.police->countersigner = "fhd";
  nodes_.delivery = nodes_.police->delivery_to("demobank");
  nodes_.police->publish_head();
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.police->countersigned_up_to(nodes_.bank_home), 0);
}

TEST_F(MessagingTest, AHeadOfAnotherRefusesTheWholeMessage) {
  const audit::Head head{.number = 1, .hash = std::string(64, 'a'), .at = kNow};
  auto forged = message({event(1)}, 1);
  forged.head =
      audit::SignedHead{head, nodes_.bank_home.keys.sign("audit-head", as_bytes(audit::head_text("police", head))).value()};
  EXPECT_EQ(nodes_.bank->inbox().receive("police", forged).error().code, ErrorCode::kPermissionDenied);
  EXPECT_TRUE(nodes_.bank->effects().empty());
}

TEST_F(MessagingTest, AChainThatContradictsItselfIsNotCountersignedButPutInTheLogOnceAndNewsGoesOn) {
  const auto head_message = [&](std::int64_t number, char digit, std::vector<SignedEvent> events) {
    const audit::Head head{.number = number, .hash = std::string(64, digit), .at = kNow};
    auto made = message(std::move(events));
    made.head =
        audit::SignedHead{head, nodes_.police_home.keys.sign("audit-head", as_bytes(audit::head_text("police", head))).value()};
    return made;
  };
  EXPECT_TRUE(nodes_.bank->inbox().receive("police", head_message(5, 'a', {}))->countersignature);
  const auto alarms = [&] {
    const auto entries = nodes_.bank->database().read_value<std::vector<audit::Entry>>(
        [](store::Transaction& transaction) { return audit::read_entries(transaction, 0, 100); });
    return std::ranges::count(*entries, "audit.head-refused", [](const auto& entry) { return entry.act.action; });
  };
  const auto news = event(1);
  for (int i = 0; i < 3; ++i) {
    const auto receipt = nodes_.bank->inbox().receive("police", head_message(4, 'b', {news}));
    ASSERT_TRUE(receipt);
    EXPECT_FALSE(receipt->countersignature);
  }
  EXPECT_EQ(alarms(), 1);
  EXPECT_EQ(nodes_.bank->effects().size(), 1U);
}

// --- leases

TEST_F(MessagingTest, LeaseComesWithEachDeliveryAndWithQuiet) {
  EXPECT_EQ(nodes_.bank->leases().lease("police"), std::nullopt);
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
  nodes_.clock.advance(9s);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
  nodes_.clock.advance(1s);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min + 10s);
}

TEST_F(MessagingTest, NoLeaseIsRenewedWhileAWithdrawalIsKeptBack) {
  ASSERT_TRUE(nodes_.delivery->turn());
  ASSERT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
  nodes_.police->owes = true;
  nodes_.clock.advance(1min);
  nodes_.police->write("demobank", "thing.added", "x");
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->effects().size(), 1U) << "other news goes on";
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
  nodes_.police->owes = false;
  nodes_.clock.advance(10s);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 16min + 10s);
}

TEST_F(MessagingTest, HeartbeatIsNotBelievedBeforeItsPlaceIsApplied) {
  ASSERT_TRUE(nodes_.bank->inbox().receive("police", message({event(1)}, 2)));
  EXPECT_EQ(nodes_.bank->leases().lease("police"), std::nullopt);
  ASSERT_TRUE(nodes_.bank->inbox().receive("police", message({event(2, "thing.added", "y")}, 2)));
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
}

TEST_F(StubbornBankTest, EventThatWaitsLetsTheLeaseRunOut) {
  ASSERT_TRUE(nodes_.delivery->turn());
  ASSERT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
  code_ = ErrorCode::kUnavailable;
  fails_in_apply_ = true;
  nodes_.police->write("demobank", "thing.fails", "a withdrawal, say");
  nodes_.clock.advance(1min);
  EXPECT_FALSE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min);
}

TEST_F(MessagingTest, LeaseIsForgottenAtARestartUntilTheOwnerIsHeard) {
  ASSERT_TRUE(nodes_.delivery->turn());
  nodes_.start_bank();
  EXPECT_EQ(nodes_.bank->leases().lease("police"), std::nullopt);
  nodes_.clock.advance(10s);
  ASSERT_TRUE(nodes_.delivery->turn());
  EXPECT_EQ(nodes_.bank->leases().lease("police")->until, kNow + 15min + 10s);
}

TEST(LeaseBook, OwnersClockCannotMakeALeaseLongerThanOurs) {
  LeaseBook leases;
  EXPECT_TRUE(leases.hear({"police", 0, kNow + 1000h}, 0, kNow));
  EXPECT_EQ(leases.lease("police")->until, kNow + kLeaseMax);
}

TEST(LeaseBook, SaysWhenTheOwnerWasLastHeardWithMoreTime) {
  LeaseBook leases;
  leases.hear({"police", 0, kNow + 10min}, 0, kNow);
  leases.hear({"police", 0, kNow + 11min}, 0, kNow + 1min);
  EXPECT_EQ(leases.lease("police")->heard_at, kNow + 1min);
  leases.hear({"police", 0, kNow + 11min}, 0, kNow + 2min);
  EXPECT_EQ(leases.lease("police")->heard_at, kNow + 1min) << "an owner that gives no more time renews nothing";
}

TEST(LeaseBook, OlderHeartbeatDoesNotShortenALease) {
  LeaseBook leases;
  EXPECT_TRUE(leases.hear({"police", 0, kNow + 10min}, 5, kNow));
  EXPECT_TRUE(leases.hear({"police", 0, kNow + 1min}, 5, kNow));
  EXPECT_EQ(leases.lease("police")->until, kNow + 10min);
  EXPECT_FALSE(leases.hear({"police", 6, kNow + 14min}, 5, kNow));
  EXPECT_EQ(leases.lease("police")->until, kNow + 10min);
  EXPECT_EQ(leases.lease("fhd"), std::nullopt);
}

}  // namespace
}  // namespace dijkwacht::messaging
