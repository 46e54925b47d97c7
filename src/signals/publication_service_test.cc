#include "signals/publication_service.h"

#include <gtest/gtest.h>

#include "signals/delivery_table.h"
#include "signals/indicator_table.h"
#include "signals/signal_list_service.h"
#include "signals/signal_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

/// The keys of a node whose main process may not read a value: whatever would show one is refused, and counted.
class KeysThatShowNothing final : public crypto::KeyService {
 public:
  explicit KeysThatShowNothing(crypto::KeyService& keys) : keys_(keys) {}

  Result<std::vector<crypto::Token>> tokenise(crypto::KeyDomain, const std::vector<crypto::TokenInput>&) override {
    return refuse();  // Whoever asks for a token has the value.
  }
  Result<Sensitive<Bytes>> open_part(crypto::KeyDomain, const crypto::WrappedPart&) override { return refuse(); }
  Result<std::vector<Sensitive<Bytes>>> open_boxes(crypto::KeyDomain, const std::vector<Bytes>&) override { return refuse(); }
  Result<Bytes> reseal(crypto::KeyDomain from, ByteView sealed, const crypto::PublicKey& recipient) override {
    return keys_.reseal(from, sealed, recipient);
  }
  Result<crypto::MovedValue> move_value(crypto::KeyDomain from, crypto::KeyDomain to, const std::string& type,
                                        ByteView sealed) override {
    return keys_.move_value(from, to, type, sealed);
  }
  Result<crypto::Signature> sign(std::string_view domain, ByteView message) override { return keys_.sign(domain, message); }
  crypto::PublicKey sealing_key(crypto::KeyDomain domain) const override { return keys_.sealing_key(domain); }
  crypto::SigningPublicKey signing_key() const override { return keys_.signing_key(); }

  int refused() const { return refused_; }

 private:
  std::unexpected<Error> refuse() {
    ++refused_;
    return fail(ErrorCode::kPermissionDenied, "this would show a value");
  }

  crypto::KeyService& keys_;
  int refused_ = 0;
};

class Publication : public ::testing::Test {
 protected:
  Signal signal(const SignalId& id) {
    return world_.police.database
        ->read_value<std::optional<Signal>>([&](auto& transaction) { return find_signal(transaction, id); })
        .value()
        .value();
  }
  void stop(std::string_view reference) {
    const auto node = world_.police_context();
    world_.police.database
        ->write([&](store::Transaction& transaction) {
          return note_stop(transaction, node, reference, "system", world_.clock.now());
        })
        .value();
  }
  void link_again(std::string_view reference) {
    world_.police.database->write([&](store::Transaction& transaction) { return note_links_again(transaction, reference); })
        .value();
  }
  std::vector<Delivery> deliveries(const SignalId& id) {
    return world_.police.database
        ->read_value<std::vector<Delivery>>([&](auto& transaction) { return deliveries_of(transaction, id); })
        .value();
  }

  testing::World world_;
  const identifiers::Identifier account_ = testing::World::account(1);
};

TEST_F(Publication, AtTheThresholdAnAccountGoesToTheBankThatHoldsItAndToNobodyElse) {
  const auto published = world_.publish(account_, 3);
  EXPECT_EQ(published.state, SignalState::kShared);
  EXPECT_TRUE(published.reasons.empty());
  const auto stored = signal(published.signal);
  EXPECT_EQ(stored.rule.id, "R05");
  EXPECT_EQ(stored.rule.lease, std::chrono::minutes(15));
  EXPECT_EQ(stored.revision, 1);
  const auto events = world_.police.outbox("demobank");
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().event.type, "signal.shared");
  EXPECT_EQ(events.front().event.data.find(account_.canonical().reveal("test")), std::string::npos);
  EXPECT_TRUE(world_.police.outbox("police").empty());
  EXPECT_EQ(world_.police.audited("signal.shared").size(), 1U);
  EXPECT_EQ(world_.police.audited("signal.shared").front().act.rule, "R05");
}

TEST_F(Publication, BelowTheThresholdTheOpinionStandsTheSignalWaitsAndNobodyIsTold) {
  const auto published = world_.publish(account_, 2);
  EXPECT_EQ(published.state, SignalState::kWaiting);
  ASSERT_FALSE(published.reasons.empty());
  EXPECT_EQ(published.reasons.front().code, "threshold-not-met");
  EXPECT_EQ(published.reasons.front().rule, "R05");
  EXPECT_TRUE(world_.police.outbox("demobank").empty());
  EXPECT_EQ(world_.police.count("opinion WHERE state = 'active'"), 1);
}

TEST_F(Publication, TwoThreeTwoReportersWaitShareAndWithdraw) {
  const auto published = world_.publish(account_, 2);
  const auto rise = world_.publication.recount("identifier-1", 3, "system").value();
  EXPECT_EQ(rise.shared, 1);
  EXPECT_EQ(signal(published.signal).state, SignalState::kShared);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);

  const auto fall = world_.publication.recount("identifier-1", 2, "system").value();
  EXPECT_EQ(fall.withdrawn, 1);
  EXPECT_EQ(signal(published.signal).state, SignalState::kWithdrawn);
  EXPECT_EQ(signal(published.signal).withdrawn_because, WithdrawalReason::kBelowThreshold);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);

  EXPECT_EQ(world_.publication.recount("identifier-1", 3, "system").value().shared, 1);
  EXPECT_EQ(signal(published.signal).revision, 3);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Publication, WhatStrangersShareIsTakenBackAndNotSharedUntilItLinksAgain) {
  const auto published = world_.publish(account_, 3);
  world_.carry();
  ASSERT_EQ(world_.ask(account_).state, AnswerState::kKnown);

  stop("identifier-1");
  EXPECT_EQ(signal(published.signal).withdrawn_because, WithdrawalReason::kStopIdentifier);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.publication.recount("identifier-1", 9, "system").value().shared, 0);

  link_again("identifier-1");
  EXPECT_EQ(world_.publication.recount("identifier-1", 9, "system").value().shared, 1);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Publication, AnotherOrganisationsSignalOnAStopIdentifierStays) {
  world_.import_list(Listing::kBlock, {"shop.example"});
  world_.publish(identifiers::parse(identifiers::IdentifierType::kDomain, "shop.example").value());
  stop("identifier-1");
  EXPECT_EQ(world_.police.count("signal WHERE owner = 'feed' AND state = 'shared'"), 1);
  EXPECT_EQ(world_.police.count("signal WHERE owner = 'police' AND state = 'shared'"), 0);
}

TEST_F(Publication, RecountThatDoesNotCrossTheThresholdChangesNothing) {
  const auto published = world_.publish(account_, 3);
  const auto recounted = world_.publication.recount("identifier-1", 7, "system").value();
  EXPECT_EQ(recounted.shared + recounted.withdrawn, 0);
  EXPECT_EQ(signal(published.signal).revision, 1);
  EXPECT_EQ(world_.publication.recount("unknown", 0, "system").value().withdrawn, 0);
}

TEST_F(Publication, AnAccountThatNoPartnerHoldsWaits) {
  const auto published = world_.publish(testing::World::account(2, "PROF"), 5);
  EXPECT_EQ(published.state, SignalState::kWaiting);
  ASSERT_FALSE(published.reasons.empty());
  EXPECT_EQ(published.reasons.front().code, "not-account-holder");
}

TEST_F(Publication, ANumberOfAPersonHasNoRuleAndWaits) {
  const auto phone =
      identifiers::parse(identifiers::IdentifierType::kPhone, "+999123456789", {.accept_synthetic_numbers = true}).value();
  const auto published = world_.publish(phone, 9);
  EXPECT_EQ(published.state, SignalState::kWaiting);
  EXPECT_FALSE(published.reasons.empty());
}

TEST_F(Publication, AValueOfAPersonStandsNowhereInClear) {
  world_.publish(account_, 3);
  EXPECT_EQ(world_.police.count("indicator WHERE value IS NOT NULL"), 0);
  EXPECT_EQ(world_.police.count("indicator WHERE sealed IS NOT NULL"), 1);
  const auto view = list_views(world_.police_context(), std::nullopt, std::nullopt, 10).value().front();
  EXPECT_EQ(view.masked, identifiers::mask(account_));
  EXPECT_EQ(view.deliveries.size(), 1U);
}

TEST_F(Publication, TheListShowsWhatChangedLastFirstPageByPage) {
  std::vector<SignalId> made;
  for (const auto* name : {"a.example", "b.example", "c.example"}) {
    const auto domain = identifiers::parse(identifiers::IdentifierType::kDomain, name).value();
    auto request = world_.request(domain, 0, name);
    request.natural_person = false;
    made.push_back(world_.publication.publish(request, world_.draft()).value().signal);
    world_.clock.advance(std::chrono::seconds(1));
  }
  ASSERT_EQ(signal(made[0]).state, SignalState::kShared);
  world_.withdrawal.withdraw_opinion(signal(made[0]).opinion, "person:analyst-1").value();
  const auto walk = [&](std::optional<SignalState> state) {
    std::vector<SignalId> seen;
    std::optional<SignalCursor> after;
    for (;;) {
      const auto page = list_views(world_.police_context(), state, after, 2).value();
      for (const auto& view : page) seen.push_back(view.signal.id);
      if (page.size() < 2) return seen;
      after = SignalCursor{page.back().signal.changed_at, page.back().signal.id};
    }
  };
  EXPECT_EQ(walk(std::nullopt), (std::vector{made[0], made[2], made[1]})) << "withdrawing changed it last";
  EXPECT_EQ(walk(SignalState::kShared), (std::vector{made[2], made[1]}));
  EXPECT_EQ(walk(SignalState::kWithdrawn), (std::vector{made[0]}));
}

TEST_F(Publication, AnAccountIsPublishedAndSharedAgainWithoutBeingShownToTheMainProcess) {
  KeysThatShowNothing keys(world_.police.keys);
  PublicationService publication(
      {*world_.police.database, keys, world_.police.policy, world_.partners, world_.clock, world_.random, world_.police.self});
  const auto published = publication.publish(world_.request(account_, 2), world_.draft()).value();
  EXPECT_EQ(published.state, SignalState::kWaiting);
  EXPECT_EQ(publication.recount("identifier-1", 3, "system").value().shared, 1);
  EXPECT_EQ(keys.refused(), 0);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown) << "the bank can read it";
}

TEST_F(Publication, ATechnicalIdentifierMustBeShownBecauseItIsSharedInClear) {
  KeysThatShowNothing keys(world_.police.keys);
  PublicationService publication(
      {*world_.police.database, keys, world_.police.policy, world_.partners, world_.clock, world_.random, world_.police.self});
  const auto domain = identifiers::parse(identifiers::IdentifierType::kDomain, "scam.example").value();
  EXPECT_EQ(publication.publish(world_.request(domain, 1), world_.draft()).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(keys.refused(), 1) << "so the keys above do refuse";
}

TEST_F(Publication, TheExchangesTokenIsNotTheBanks) {
  world_.publish(account_, 3);
  world_.carry();
  const auto owner = world_.police.keys.tokenise_one(crypto::KeyDomain::kExchange, "iban", account_.canonical()).value();
  const auto partner = world_.bank.keys.tokenise_one(crypto::KeyDomain::kPartner, "iban", account_.canonical()).value();
  EXPECT_NE(owner, partner);
  EXPECT_TRUE(world_.index.may_contain(partner));
  EXPECT_FALSE(world_.index.may_contain(owner));
}

TEST_F(Publication, ATechnicalIdentifierGoesToEveryPartnerInClear) {
  const auto domain = identifiers::parse(identifiers::IdentifierType::kDomain, "scam.example").value();
  const auto published = world_.publish(domain, 1);
  EXPECT_EQ(published.state, SignalState::kShared);
  EXPECT_EQ(signal(published.signal).rule.id, "R02");
  world_.carry();
  EXPECT_EQ(world_.ask_domain("scam.example").state, AnswerState::kKnown);
}

TEST_F(Publication, ATechnicalIdentifierThatNamesAPersonIsRefused) {
  auto request = world_.request(identifiers::parse(identifiers::IdentifierType::kDomain, "jan-jansen.example").value(), 3);
  request.natural_person = true;
  const auto refused = world_.publication.publish(request, world_.draft());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "dataClass");
}

TEST_F(Publication, AnAccountCannotPassAsATechnicalIdentifier) {
  auto request = world_.request(account_, 3);
  request.data_class = policy::DataClass::kTechnical;
  request.natural_person = false;
  EXPECT_EQ(world_.publication.publish(request, world_.draft()).error().field, "dataClass");
  EXPECT_EQ(world_.police.count("indicator"), 0);
}

TEST_F(Publication, ASecondOpinionOnASharedSignalIsAConflictAndAfterWithdrawalRaisesTheRevision) {
  const auto first = world_.publish(account_, 3);
  EXPECT_EQ(world_.publication.publish(world_.request(account_, 3), world_.draft()).error().code, ErrorCode::kConflict);
  EXPECT_EQ(world_.withdrawal.withdraw_opinion(first.opinion, "person:analyst-1").value(), 1);
  const auto second = world_.publish(account_, 3);
  EXPECT_EQ(second.signal, first.signal);
  EXPECT_EQ(signal(second.signal).revision, 3);
}

TEST_F(Publication, ARuleSwitchedOffSharesNothingAndTakesBackWhatItShared) {
  const auto published = world_.publish(account_, 3);
  world_.carry();
  world_.police.policy.set_switch("R05", policy::RuleState::kOff).value();
  EXPECT_EQ(world_.withdrawal.withdraw_rule("R05", "person:officer").value(), 1);
  EXPECT_EQ(signal(published.signal).withdrawn_because, WithdrawalReason::kRuleOff);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.publish(testing::World::account(3), 3, "identifier-3").state, SignalState::kWaiting);

  world_.police.policy.set_switch("R05", policy::RuleState::kActive).value();
  EXPECT_EQ(world_.publication.retry_waiting("person:officer").value(), 2);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kKnown);
}

TEST_F(Publication, AnOpinionExpiresAtItsMomentAndTakesItsSignalBack) {
  const auto published = world_.publish(account_, 3);
  world_.carry();
  const auto end = world_.draft().summary.valid_until;
  world_.clock.set(end - Duration(1));
  EXPECT_EQ(world_.withdrawal.expire_due().value(), 0);
  world_.clock.set(end);
  EXPECT_EQ(world_.withdrawal.expire_due().value(), 1);
  EXPECT_EQ(signal(published.signal).state, SignalState::kExpired);
  world_.carry();
  EXPECT_EQ(world_.ask(account_).state, AnswerState::kNoneKnown);
  EXPECT_EQ(world_.withdrawal.expire_due().value(), 0);
}

TEST_F(Publication, TheLedgerListsWhoHasNotConfirmed) {
  const auto published = world_.publish(account_, 3);
  EXPECT_EQ(state_of(deliveries(published.signal).front()), DeliveryState::kSent);
  EXPECT_EQ(outstanding(*world_.police.database, 10)->size(), 1U);
  world_.carry();
  EXPECT_EQ(state_of(deliveries(published.signal).front()), DeliveryState::kAcknowledged);
  EXPECT_TRUE(outstanding(*world_.police.database, 10)->empty());

  world_.withdrawal.withdraw_opinion(published.opinion, "person:analyst-1").value();
  EXPECT_EQ(state_of(deliveries(published.signal).front()), DeliveryState::kWithdrawalSent);
  EXPECT_EQ(outstanding(*world_.police.database, 10)->size(), 1U);
  world_.carry();
  EXPECT_EQ(state_of(deliveries(published.signal).front()), DeliveryState::kWithdrawalAcknowledged);
  EXPECT_TRUE(outstanding(*world_.police.database, 10)->empty());
}

TEST_F(Publication, TheLedgerCountsOnWhichSignalsAPartnerActed) {
  const auto published = world_.publish(account_, 3);
  world_.carry();
  const auto acted = [&] {
    return world_.police.database
        ->read_value<std::vector<PartnerDeliveries>>([](auto& transaction) { return deliveries_by_partner(transaction); })
        ->front()
        .acted;
  };
  const auto tells = [&](const std::string& partner, const std::string& data) {
    return world_.police.database->write(
        [&](auto& transaction) { return apply_acted(transaction, partner, data, world_.clock.now()); });
  };
  const auto placed = R"({"holdId":"x","signalId":")" + published.signal.text() + R"(","at":"2026-11-24T12:00:00Z"})";
  EXPECT_EQ(acted(), 0);
  ASSERT_TRUE(tells("otherbank", placed)) << "what was never sent to it changes nothing";
  EXPECT_EQ(acted(), 0);
  ASSERT_TRUE(tells("demobank", placed));
  ASSERT_TRUE(tells("demobank", placed)) << "the same signal counts once";
  EXPECT_EQ(acted(), 1);
  EXPECT_EQ(tells("demobank", R"({"signalId":"x"})").error().field, "signalId");
}

TEST_F(Publication, TheLedgerHasWhatWaitsLongestFirst) {
  const auto first = world_.publish(account_, 3);
  world_.carry();
  world_.clock.advance(std::chrono::hours(1));
  const auto second = world_.publish(world_.account(2), 3);
  world_.clock.advance(std::chrono::hours(1));
  world_.withdrawal.withdraw_opinion(first.opinion, "person:analyst-1").value();
  const auto waiting = outstanding(*world_.police.database, 10).value();
  ASSERT_EQ(waiting.size(), 2U);
  EXPECT_EQ(waiting.front().signal, second.signal) << "the first signal waits only since it was withdrawn";
}

TEST_F(Publication, AWithdrawalErasesTheSealedValueFromTheOutboxAndStillArrives) {
  const auto published = world_.publish(account_, 3);
  world_.withdrawal.withdraw_opinion(published.opinion, "person:analyst-1").value();
  const auto events = world_.police.outbox("demobank");
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events.front().event.data.find("sealedValue"), std::string::npos);
  for (const auto& [event, position] : events) world_.receiving.receive("police", event.type, event.data).value();
  world_.carry_to_police();
  EXPECT_TRUE(outstanding(*world_.police.database, 10)->empty());
}

TEST_F(Publication, AWithdrawalHoldsEvenWhenPolicyRefusesTheNewsWhichIsThenOwed) {
  const auto published = world_.publish(account_, 3);
  world_.police.policy.set_switch("P0", policy::RuleState::kOff).value();
  EXPECT_EQ(world_.withdrawal.withdraw_opinion(published.opinion, "person:analyst-1").value(), 1);
  EXPECT_EQ(signal(published.signal).state, SignalState::kWithdrawn);
  EXPECT_EQ(outstanding(*world_.police.database, 10)->size(), 1U);
  EXPECT_EQ(world_.withdrawal.send_owed().value(), 0);
  world_.police.policy.set_switch("P0", policy::RuleState::kActive).value();
  EXPECT_EQ(world_.withdrawal.send_owed().value(), 1);
  EXPECT_EQ(world_.withdrawal.send_owed().value(), 0);
  world_.carry();
  EXPECT_TRUE(outstanding(*world_.police.database, 10)->empty());
}

TEST_F(Publication, ADraftThatIsNotCompleteNamesItsField) {
  const auto refused = [&](auto change) {
    auto draft = world_.draft();
    change(draft);
    return world_.publication.publish(world_.request(account_, 3), draft).error().field;
  };
  EXPECT_EQ(refused([](auto& draft) { draft.summary.confidence = 101; }), "confidence");
  EXPECT_EQ(refused([](auto& draft) { draft.summary.confidence = -1; }), "confidence");
  EXPECT_EQ(refused([](auto& draft) { draft.summary.role = ""; }), "role");
  EXPECT_EQ(refused([](auto& draft) { draft.summary.fraud_type = "Bad Type"; }), "fraudType");
  EXPECT_EQ(refused([&](auto& draft) { draft.summary.valid_until = world_.clock.now(); }), "validUntil");
  EXPECT_EQ(refused([&](auto& draft) { draft.summary.valid_until = world_.clock.now() + std::chrono::hours(24 * 400); }),
            "validUntil");
  EXPECT_EQ(refused([](auto& draft) { draft.reason = ""; }), "reason");
  EXPECT_EQ(refused([](auto& draft) { draft.summary.verdict = Verdict::kGenuine; }), "verdict");
  EXPECT_EQ(world_.police.count("opinion"), 0);
}

TEST_F(Publication, AWithdrawnOpinionCannotBeWithdrawnAgain) {
  const auto published = world_.publish(account_, 3);
  world_.withdrawal.withdraw_opinion(published.opinion, "a").value();
  EXPECT_EQ(world_.withdrawal.withdraw_opinion(published.opinion, "a").error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(world_.withdrawal.withdraw_opinion(OpinionId::random(world_.random), "a").error().code, ErrorCode::kNotFound);
}

TEST_F(Publication, AnObjectionUpheldWithdrawsAndOneRejectedDoesNot) {
  const auto published = world_.publish(account_, 3);
  world_.carry();
  const auto raise = [&] {
    const event::ObjectionRaised raised{
        ObjectionId::random(world_.random), published.signal, uuid_text(random_uuid(world_.random)),
        crypto::seal_box(world_.police.keys.sealing_key(crypto::KeyDomain::kExchange), as_bytes("Ik ken deze mensen niet")),
        world_.clock.now()};
    const auto text = event::objection_raised_text(raised);
    const auto take_in = [&](auto& transaction) {
      return world_.objections.intake(transaction, "demobank", text, world_.clock.now());
    };
    world_.police.database->write(take_in).value();
    world_.police.database->write(take_in).value();  // twice changes nothing
    return raised.objection;
  };
  const auto rejected = raise();
  EXPECT_EQ(world_.police.count("objection"), 1);
  const auto opened = world_.objections.read(std::nullopt, 10, "person:analyst-1").value();
  EXPECT_EQ(opened.front().text.reveal("test"), "Ik ken deze mensen niet");
  EXPECT_EQ(world_.police.audited("objection.read").size(), 1U);
  ASSERT_TRUE(world_.objections.answer(rejected, event::ObjectionOutcome::kRejected, "de meldingen kloppen", "person:analyst-1"));
  EXPECT_EQ(signal(published.signal).state, SignalState::kShared);
  EXPECT_EQ(world_.objections.answer(rejected, event::ObjectionOutcome::kUpheld, "toch", "a").error().code,
            ErrorCode::kFailedPrecondition);

  world_.clock.advance(std::chrono::seconds(1));
  const auto upheld = raise();
  const auto newest = world_.objections.read(std::nullopt, 1, "person:analyst-1").value();
  ASSERT_EQ(newest.size(), 1U);
  EXPECT_EQ(newest.front().objection.id, upheld) << "newest first";
  const auto next = world_.objections.read(ObjectionCursor{newest.front().objection.received_at, upheld}, 10, "a").value();
  ASSERT_EQ(next.size(), 1U);
  EXPECT_EQ(next.front().objection.id, rejected);
  EXPECT_EQ(world_.objections.answer(upheld, event::ObjectionOutcome::kUpheld, "", "a").error().field, "reason");
  ASSERT_TRUE(world_.objections.answer(upheld, event::ObjectionOutcome::kUpheld, "verkeerde rekening", "person:analyst-1"));
  EXPECT_EQ(signal(published.signal).withdrawn_because, WithdrawalReason::kObjectionUpheld);
  std::size_t answers = 0;
  for (const auto& [event, position] : world_.police.outbox("demobank")) answers += event.type == "objection.answered" ? 1 : 0;
  EXPECT_EQ(answers, 2U);
}

TEST_F(Publication, AnObjectionFromSomeoneWhoWasNotToldIsRefused) {
  const auto published = world_.publish(account_, 3);
  const event::ObjectionRaised raised{ObjectionId::random(world_.random), published.signal, uuid_text(random_uuid(world_.random)),
                                      Bytes(60, 1), world_.clock.now()};
  const auto refused = world_.police.database->write([&](auto& transaction) {
    return world_.objections.intake(transaction, "otherbank", event::objection_raised_text(raised), world_.clock.now());
  });
  EXPECT_EQ(refused.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::signals
