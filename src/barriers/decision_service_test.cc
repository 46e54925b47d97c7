#include "barriers/decision_service.h"

#include <gtest/gtest.h>

#include "audit/protocol.h"
#include "barriers/rule_life_service.h"
#include "barriers/schema_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::barriers {
namespace {

using signals::testing::World;

RuleTable shipped_rules() {
  return RuleTable::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers/payment-rules.toml").value();
}

class Decisions : public ::testing::Test {
 protected:
  Decisions()
      : world_(migrations(), [this](store::Transaction& transaction, const std::vector<signals::EndedCopy>& signals,
                                    Time now) { return holds_.on_removed(transaction, signals, now); }),
        holds_(world_.bank_context()),
        service_(DecisionService::create(world_.bank_context(), world_.check, holds_, shipped_rules()).value()) {}

  static Payment payment(const identifiers::Identifier& debtor, const identifiers::Identifier& creditor,
                         std::optional<std::string> text = std::nullopt) {
    return {"payment-1", debtor, creditor, "J. de Vries", {125'000, "EUR"}, std::move(text), signals::testing::kStart};
  }
  Decided decide(const Payment& payment, std::string key) {
    return service_->decide({"key:bank-payments", std::move(key), payment}).value();
  }
  /// A payment out of the reported account, held.
  Decided held(std::string key = "k1") {
    published_ = world_.publish(reported_, 3, "identifier-" + key);
    world_.carry();
    return decide(payment(reported_, other_), std::move(key));
  }
  Hold hold(const Decided& decided) { return holds_.get(decided.hold->id).value(); }
  std::size_t sent(std::string_view type) {
    world_.carry();
    std::size_t count = 0;
    for (const auto& event : world_.to_police) count += event.type == type ? 1 : 0;
    return count;
  }

  World world_;
  HoldService holds_;
  std::unique_ptr<DecisionService> service_;
  signals::Published published_;
  const identifiers::Identifier reported_ = World::account(1);
  const identifiers::Identifier quiet_ = World::account(2);
  const identifiers::Identifier other_ = World::account(3, "PROF");
};

TEST_F(Decisions, APaymentThatNothingSpeaksOfIsAllowed) {
  const auto decided = decide(payment(quiet_, other_, "factuur 12"), "k1");
  EXPECT_EQ(decided.action, Action::kAllow);
  EXPECT_FALSE(decided.hold);
  EXPECT_EQ(world_.bank.count("hold"), 0);
  EXPECT_EQ(world_.bank.audited("payment.decided").size(), 1U);
  EXPECT_TRUE(world_.bank.audited("check.denied").empty());
}

TEST_F(Decisions, APaymentFromAReportedAccountIsHeldWithAllThatAHoldNeeds) {
  const auto decided = held();
  EXPECT_EQ(decided.action, Action::kHold);
  ASSERT_TRUE(decided.hold);
  const auto stored = hold(decided);
  const auto& content = stored.content();
  EXPECT_EQ(content.amount, (Money{125'000, "EUR"}));
  EXPECT_EQ(content.owner, "police");
  EXPECT_EQ(content.rule, "B01");
  EXPECT_EQ(content.signal, published_.signal);
  EXPECT_EQ(content.expires_at, world_.clock.now() + std::chrono::hours(72));
  EXPECT_FALSE(content.reason.nl.empty());
  EXPECT_FALSE(content.appeal.en.empty());
  EXPECT_EQ(content.contact.name.en, "Police, objections") << "who decides, not the bank";
  EXPECT_EQ(content.contact.phone, "+999 88 100 00 01");
  EXPECT_EQ(decided.hold->code.size(), 22U);
  const auto answer = JsonDocument::parse(decided.answer).value();
  const auto reason = answer.root().array("reasons")->front();
  EXPECT_EQ(*reason.string("ruleId"), "B01");
  EXPECT_EQ(*reason.array("signalIds")->front().string(), published_.signal.text());
  EXPECT_EQ(*answer.root().string("holdId"), decided.hold->id.text());
  EXPECT_EQ(decided.answer.find(decided.hold->code), std::string::npos);
  EXPECT_EQ(sent("hold.placed"), 1U);
}

TEST(HoldStore, AnOldHoldStillSaysWhereToAskAndItsReasonHoldsAfterItsRelease) {
  store::testing::TemporaryDatabase database({migrations().front()});
  SystemRandom random;
  const auto id = HoldId::random(random);
  const auto decision = DecisionId::random(random);
  ASSERT_TRUE(database->write([&](store::Transaction& transaction) -> Status {
    TRY(transaction.execute(
        "INSERT INTO decision (id, principal, idempotency_key, action, rules, facts, answer, ciphertext, created) "
        "VALUES ($1, 'p', 'k', 'hold', '', '', '', $2, 1)",
        {decision, Bytes(1)}));
    TRY(transaction.execute(
        "INSERT INTO hold (id, decision_id, rule, rule_version, signal_id, amount_minor, currency, owner, sender, contact, "
        "reason_nl, reason_en, appeal_nl, appeal_en, placed_at, expires_at, code_hash, state) VALUES ($1, $2, 'B01', 1, $3, 100, "
        "'EUR', 'police', 'police', 'desk@bank.example', 'Gemeld. Daarom wacht de betaling.', 'Reported. That is why the payment "
        "waits.', 'a', 'a', 1, 2, $4, 'active')",
        {id, decision, signals::SignalId::random(random), Bytes(32)}));
    return {};
  }));
  ASSERT_TRUE(store::migrate(*database, migrations()));
  const auto found =
      database->read_value<std::optional<Hold>>([&](store::Transaction& transaction) { return find_hold(transaction, id); });
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ((*found)->content().contact.email, "desk@bank.example");
  EXPECT_EQ((*found)->content().reason.nl, "Gemeld.");
  EXPECT_EQ((*found)->content().reason.en, "Reported.");
}

TEST_F(Decisions, APaymentToAReportedAccountOfThisBankIsHeldAndOneToAnotherBankIsNotAsked) {
  held();
  EXPECT_EQ(decide(payment(quiet_, reported_), "k2").action, Action::kHold);
  EXPECT_EQ(decide(payment(quiet_, World::account(1, "PROF")), "k3").action, Action::kAllow);
}

TEST_F(Decisions, AKnownDomainInTheTextWarnsAndHoldsNothing) {
  world_.import_list(signals::Listing::kBlock, {"scam.example"});
  world_.carry();
  const auto decided = decide(payment(quiet_, other_, "betaal via https://pay.scam.example/x"), "k1");
  EXPECT_EQ(decided.action, Action::kWarn);
  EXPECT_FALSE(decided.hold);
  EXPECT_EQ(decide(payment(quiet_, other_, "betaal via https://pay.quiet.example/x"), "k2").action, Action::kAllow);
}

TEST_F(Decisions, AnAllowListedDomainBelowABlockedOneDoesNotWarn) {
  world_.import_list(signals::Listing::kBlock, {"wide.example"}, "blocker");
  world_.import_list(signals::Listing::kAllow, {"good.wide.example"}, "allower");
  world_.carry();
  EXPECT_EQ(decide(payment(quiet_, other_, "zie good.wide.example"), "k1").action, Action::kAllow);
  EXPECT_EQ(decide(payment(quiet_, other_, "zie bad.wide.example"), "k2").action, Action::kWarn);
}

TEST_F(Decisions, TheStricterActionWinsAndBothReasonsAreGiven) {
  world_.import_list(signals::Listing::kBlock, {"scam.example"});
  published_ = world_.publish(reported_);
  world_.carry();
  const auto decided = decide(payment(reported_, other_, "scam.example"), "k1");
  EXPECT_EQ(decided.action, Action::kHold);
  EXPECT_EQ(JsonDocument::parse(decided.answer)->root().array("reasons")->size(), 2U);
}

TEST_F(Decisions, NothingIsHeldBelowTheThreshold) {
  world_.publish(reported_, 2);
  world_.carry();
  EXPECT_EQ(decide(payment(reported_, other_), "k1").action, Action::kAllow);
}

TEST_F(Decisions, NothingIsHeldOnASignalWithoutLeaseRuleOffOrUnderSimulatedLaw) {
  world_.publish(reported_);
  world_.carry();
  const auto lease = world_.leases.at("police");
  world_.leases["police"] = world_.clock.now();
  EXPECT_EQ(decide(payment(reported_, other_), "k1").action, Action::kAllow);
  world_.leases["police"] = lease;
  world_.bank.policy.set_switch("R05", policy::RuleState::kSandbox).value();
  EXPECT_EQ(decide(payment(reported_, other_), "k2").action, Action::kAllow);
  world_.bank.policy.set_switch("R05", policy::RuleState::kOff).value();
  EXPECT_EQ(decide(payment(reported_, other_), "k3").action, Action::kAllow);
  world_.bank.policy.set_switch("R05", policy::RuleState::kActive).value();
  EXPECT_EQ(decide(payment(reported_, other_), "k4").action, Action::kHold);
}

TEST_F(Decisions, ASimulatedPermissionForOtherBanksAccountsChangesNothing) {
  // R10 is in the sandbox of a synthetic node: it may answer there as simulated law, and never acts.
  ASSERT_EQ(world_.bank.policy.engine()->rules().find("R10")->state, policy::RuleState::kSandbox);
  const auto decided = decide(payment(quiet_, World::account(1, "PROF")), "k1");
  EXPECT_EQ(decided.action, Action::kAllow);
  EXPECT_EQ(JsonDocument::parse(decided.answer)->root().array("reasons")->size(), 0U);
}

TEST_F(Decisions, TheSameKeyGivesTheSameAnswerAndHoldsOnce) {
  const auto first = held();
  const auto again = decide(payment(reported_, other_), "k1");
  EXPECT_TRUE(again.is_repeat);
  EXPECT_EQ(again.answer, first.answer);
  EXPECT_EQ(again.hold->code, first.hold->code);
  EXPECT_EQ(again.hold->expires_at, first.hold->expires_at);
  EXPECT_EQ(world_.bank.count("hold"), 1);
  EXPECT_EQ(world_.bank.count("decision"), 1);
}

TEST_F(Decisions, TheSameKeyForAnotherPaymentIsAConflictAndForAnotherCallerIsNot) {
  decide(payment(quiet_, other_), "k1");
  auto changed = payment(quiet_, other_);
  changed.amount.minor += 1;
  EXPECT_EQ(service_->decide({"key:bank-payments", "k1", changed}).error().code, ErrorCode::kConflict);
  EXPECT_TRUE(service_->decide({"key:another", "k1", changed}));
  EXPECT_EQ(service_->decide({"key:another", "", changed}).error().field, "Idempotency-Key");
  EXPECT_EQ(service_->decide({"key:another", std::string(129, 'k'), changed}).error().field, "Idempotency-Key");
}

TEST_F(Decisions, AReplayGivesTheSameBytesAlsoAfterTheSignalIsGoneAndTheRulesChanged) {
  const auto decided = held();
  world_.withdrawal.withdraw_opinion(published_.opinion, "a").value();
  world_.carry();
  world_.clock.advance(std::chrono::hours(1000));
  auto rules = shipped_rules().rules();
  for (auto& rule : rules) {
    rule.version += 1;
    rule.reason.nl += " (gewijzigd)";
    if (rule.hold) rule.hold->length = std::chrono::hours(1);
  }
  const auto later = DecisionService::create(world_.bank_context(), world_.check, holds_, RuleTable(rules)).value();
  const auto replay = later->replay(decided.id, "person:privacy").value();
  EXPECT_FALSE(replay.is_erased);
  EXPECT_TRUE(replay.is_same);
  EXPECT_EQ(replay.replayed, decided.answer);
  EXPECT_EQ(world_.bank.audited("decision.replayed").size(), 1U);
}

TEST_F(Decisions, AReplayUsesTheStatesOfItsDayAndNoticesWhenTheyWereChanged) {
  RuleLifeService lives(world_.bank_context(), shipped_rules());
  const auto decided = held();
  ASSERT_TRUE(world_.bank.database->write([&](store::Transaction& transaction) {
    return lives.suspend(transaction, {.rule = "B01", .reason = "te streng", .actor = "person:a"});
  }));
  EXPECT_EQ(decide(payment(reported_, other_), "k2").action, Action::kAllow) << "a suspension holds from the next payment";
  EXPECT_TRUE(service_->replay(decided.id, "a")->is_same);
  ASSERT_TRUE(world_.bank.database->write([&](store::Transaction& transaction) -> Status {
    TRY(transaction.execute("UPDATE rule_consequence SET kind = 'would-hold'", {}));
    return {};
  }));
  EXPECT_FALSE(service_->replay(decided.id, "a")->is_same);
}

TEST_F(Decisions, AReplayNoticesAnAnswerOrFactsThatWereChangedInTheStore) {
  const auto decided = held();
  const auto change = [&](std::string sql) {
    world_.bank.database
        ->write([&](auto& transaction) -> Status {
          TRY(transaction.execute(sql, {}));
          return {};
        })
        .value();
  };
  change("UPDATE decision SET answer = answer || ' '");
  EXPECT_FALSE(service_->replay(decided.id, "a")->is_same);
  change("UPDATE decision SET facts = '[]'");
  EXPECT_FALSE(service_->replay(decided.id, "a")->is_same);
  change("UPDATE decision SET facts = '[{\"asked\":7,\"place\":\"text\",\"signalId\":\"" + published_.signal.text() +
         "\",\"revision\":1,\"dataClass\":\"TECH\",\"role\":\"x\",\"owner\":\"police\",\"sender\":\"police\"}]'");
  EXPECT_EQ(service_->replay(decided.id, "a").error().code, ErrorCode::kDataCorrupt);
}

TEST_F(Decisions, AnErasedDecisionSaysSoAndKeepsNoInput) {
  const auto decided = held();
  ASSERT_TRUE(service_->erase(decided.id, "person:privacy"));
  const auto replay = service_->replay(decided.id, "a").value();
  EXPECT_TRUE(replay.is_erased);
  EXPECT_EQ(replay.answer, decided.answer);
  EXPECT_EQ(world_.bank.count("decision_key"), 0);
  EXPECT_EQ(world_.bank.count("decision WHERE ciphertext IS NOT NULL OR request_token IS NOT NULL"), 0);
  EXPECT_EQ(service_->erase(decided.id, "a").error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_->decide({"key:bank-payments", "k1", payment(reported_, other_)}).error().code,
            ErrorCode::kFailedPrecondition);
  EXPECT_EQ(service_->erase(DecisionId::random(world_.random), "a").error().code, ErrorCode::kNotFound);
}

TEST_F(Decisions, ARuleChangedWithoutANewVersionIsRefusedAtStart) {
  auto rules = shipped_rules().rules();
  rules.front().reason.nl = "anders";
  const auto refused = DecisionService::create(world_.bank_context(), world_.check, holds_, RuleTable(rules));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(refused.error().field, "B01");
}

TEST_F(Decisions, APersonsAccountStandsNowhereInTheStoreInClear) {
  held();
  const auto account = reported_.canonical().reveal("test");
  EXPECT_EQ(world_.bank.count("decision WHERE answer LIKE '%" + account + "%' OR facts LIKE '%" + account + "%'"), 0);
}

// Holds.

TEST_F(Decisions, AHoldWaitsUntilItsExpiryAndNotAMomentLonger) {
  const auto decided = held();
  const auto expiry = decided.hold->expires_at;
  world_.clock.set(expiry - Duration(1));
  EXPECT_TRUE(holds_.notice(decided.hold->code)->is_holding);
  EXPECT_EQ(holds_.release_due().value(), 0);
  world_.clock.set(expiry);
  EXPECT_FALSE(holds_.notice(decided.hold->code)->is_holding);  // also before the job has run
  EXPECT_EQ(holds_.release_due().value(), 1);
  EXPECT_EQ(hold(decided).state(), HoldState::kExpired);
  EXPECT_EQ(hold(decided).release_reason(), ReleaseReason::kExpired);
  EXPECT_EQ(holds_.release_due().value(), 0);
  EXPECT_EQ(sent("hold.released"), 1U);
}

TEST_F(Decisions, AClockThatIsSetBackDoesNotHoldAgain) {
  const auto decided = held();
  world_.clock.set(decided.hold->expires_at);
  holds_.release_due().value();
  world_.clock.set(signals::testing::kStart);
  EXPECT_FALSE(holds_.notice(decided.hold->code)->is_holding);
  EXPECT_EQ(hold(decided).content().expires_at, decided.hold->expires_at);
}

TEST_F(Decisions, AWithdrawnSignalReleasesItsHoldsInTheTransactionThatRemovesTheCopy) {
  const auto decided = held();
  world_.withdrawal.withdraw_opinion(published_.opinion, "a").value();
  const auto event = world_.police.outbox("demobank").front().event;
  const auto incoming = world_.receiving.prepare("police", event.type, event.data).value();
  const auto apply_and = [&](Status end) {
    return world_.bank.database->write([&, end](store::Transaction& transaction) -> Status {
      TRY(world_.receiving.apply(transaction, incoming, world_.clock.now()));
      return end;
    });
  };
  EXPECT_FALSE(apply_and(fail(ErrorCode::kInternal, "power cut")));
  EXPECT_EQ(hold(decided).state(), HoldState::kActive);
  EXPECT_EQ(world_.ask(reported_).state, signals::AnswerState::kKnown);
  EXPECT_TRUE(apply_and({}));
  EXPECT_EQ(hold(decided).state(), HoldState::kReleased);
  EXPECT_EQ(hold(decided).release_reason(), ReleaseReason::kSignalWithdrawn);
  EXPECT_EQ(world_.ask(reported_).state, signals::AnswerState::kNoneKnown);
  EXPECT_EQ(sent("hold.released"), 1U);
  EXPECT_EQ(decide(payment(reported_, other_), "k2").action, Action::kAllow);
}

TEST_F(Decisions, HoldsAreListedNewestFirstNarrowedAndPageByPage) {
  std::vector<HoldId> placed{held().hold->id};
  for (const auto* key : {"k2", "k3", "k4", "k5"}) {
    if (placed.size() != 3) world_.clock.advance(std::chrono::seconds(1));  // two of one moment
    placed.push_back(decide(payment(reported_, other_), key).hold->id);
  }
  ASSERT_TRUE(holds_.release(placed[1], "customer called", "person:kees"));
  const auto listed = [&](HoldQuery query) {
    query.limit = 2;
    std::vector<HoldId> ids;
    for (;;) {
      const auto rows = holds_.list(query).value();
      for (const auto& row : rows) ids.push_back(row.id());
      if (rows.size() < query.limit) return ids;
      query.after = HoldCursor{rows.back().content().placed_at, rows.back().id()};
    }
  };
  const auto twins = std::minmax(placed[2], placed[3]);
  EXPECT_EQ(listed({}), (std::vector{placed[4], twins.second, twins.first, placed[1], placed[0]}));
  EXPECT_EQ(listed({.state = HoldState::kActive}), (std::vector{placed[4], twins.second, twins.first, placed[0]}));
  EXPECT_EQ(listed({.state = HoldState::kReleased}), (std::vector{placed[1]}));
  const auto number = parse_hold_number("w " + placed[0].text().substr(0, 8)).value();
  EXPECT_EQ(listed({.number = number}), (std::vector{placed[0]}));
  EXPECT_TRUE(listed({.state = HoldState::kReleased, .number = number}).empty());
  EXPECT_EQ(parse_hold_number("M-1F3A9C02").error().field, "q") << "the number of a report";
}

TEST_F(Decisions, AnAnalystReleasesWithAReasonAndOnlyOnce) {
  const auto decided = held();
  EXPECT_EQ(holds_.release(decided.hold->id, "", "person:bank-analyst").error().field, "reason");
  EXPECT_EQ(holds_.release(HoldId::random(world_.random), "x", "a").error().code, ErrorCode::kNotFound);
  ASSERT_TRUE(holds_.release(decided.hold->id, "klant heeft zich gelegitimeerd", "person:bank-analyst"));
  EXPECT_EQ(hold(decided).release_reason(), ReleaseReason::kAnalyst);
  EXPECT_EQ(holds_.release(decided.hold->id, "nog eens", "a").error().code, ErrorCode::kFailedPrecondition);
  world_.carry();
  for (const auto& event : world_.to_police) EXPECT_EQ(event.data.find("gelegitimeerd"), std::string::npos);
}

TEST_F(Decisions, TheCodeOpensItsOwnNoticeAndNothingElseDoes) {
  const auto decided = held();
  const auto notice = holds_.notice(decided.hold->code).value();
  EXPECT_EQ(notice.hold.id(), decided.hold->id);
  EXPECT_FALSE(notice.objection);
  for (const auto& wrong :
       {std::string(), std::string("x"), new_hold_code(world_.random), decided.hold->code + "A", decided.hold->id.text()}) {
    EXPECT_EQ(holds_.notice(wrong).error().code, ErrorCode::kNotFound);
  }
  EXPECT_EQ(world_.bank.count("hold WHERE reason_nl LIKE '%" + decided.hold->code + "%'"), 0);
}

TEST_F(Decisions, AnObjectionReachesOnlyTheSignalsOwnerAndWhenUpheldReleases) {
  const auto decided = held();
  const auto objection = holds_.object(decided.hold->code, "Ik verkocht een fiets").value();
  EXPECT_EQ(holds_.object(decided.hold->code, "nog eens").error().code, ErrorCode::kConflict);
  world_.carry();
  for (const auto& event : world_.to_police) EXPECT_EQ(event.data.find("fiets"), std::string::npos);
  const auto opened = world_.objections.read(std::nullopt, 10, "person:analyst-1").value();
  ASSERT_EQ(opened.size(), 1U);
  EXPECT_EQ(opened.front().text.reveal("test"), "Ik verkocht een fiets");
  ASSERT_TRUE(world_.objections.answer(objection, signals::event::ObjectionOutcome::kUpheld, "klopt", "person:analyst-1"));
  for (const auto& [event, position] : world_.police.outbox("demobank")) {
    if (event.type == signals::event::kObjectionAnswered) {
      world_.bank.database
          ->write([&](auto& transaction) { return holds_.apply_answer(transaction, "police", event.data, world_.clock.now()); })
          .value();
    } else {
      world_.receiving.receive("police", event.type, event.data).value();
    }
  }
  EXPECT_EQ(hold(decided).state(), HoldState::kReleased);
  EXPECT_EQ(hold(decided).release_reason(), ReleaseReason::kObjectionUpheld) << "not that a signal was withdrawn";
  EXPECT_EQ(holds_.notice(decided.hold->code)->objection->outcome, signals::event::ObjectionOutcome::kUpheld);
  EXPECT_EQ(world_.ask(reported_).state, signals::AnswerState::kNoneKnown);
}

TEST_F(Decisions, AnObjectionAnsweredByAnotherNodeIsRefusedAndARepeatChangesNothing) {
  const auto decided = held();
  const auto objection = holds_.object(decided.hold->code, "Dit klopt niet").value();
  const auto text =
      signals::event::objection_answered_text({objection, signals::event::ObjectionOutcome::kUpheld, world_.clock.now()});
  const auto answer_from = [&](std::string sender) {
    return world_.bank.database->write(
        [&](auto& transaction) { return holds_.apply_answer(transaction, sender, text, world_.clock.now()); });
  };
  EXPECT_EQ(answer_from("intruder").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(hold(decided).state(), HoldState::kActive);
  EXPECT_TRUE(answer_from("police"));
  EXPECT_EQ(hold(decided).release_reason(), ReleaseReason::kObjectionUpheld);
  EXPECT_TRUE(answer_from("police"));
}

TEST_F(Decisions, AnObjectionIsRefusedWhenItIsEmptyTooLongOrTooLate) {
  const auto decided = held();
  EXPECT_EQ(holds_.object(decided.hold->code, "").error().field, "text");
  EXPECT_EQ(holds_.object(decided.hold->code, std::string(20'001, 'x')).error().field, "text");
  EXPECT_EQ(holds_.object("x", "tekst").error().code, ErrorCode::kNotFound);
  world_.clock.set(decided.hold->expires_at);
  EXPECT_EQ(holds_.object(decided.hold->code, "tekst").error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(Decisions, AHoldStandsAlsoWhileTheProtocolIsOffAndItsNewsWaits) {
  published_ = world_.publish(reported_);
  world_.carry();
  world_.bank.policy.set_switch("P0", policy::RuleState::kOff).value();
  EXPECT_EQ(decide(payment(reported_, other_), "k1").action, Action::kHold);
  const auto records = world_.bank.audited("hold.placed");
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records.front().act.outcome, "owed");
  EXPECT_EQ(sent("hold.placed"), 0U);
  world_.bank.policy.set_switch("P0", policy::RuleState::kActive).value();
  EXPECT_EQ(audit::send_owed(*world_.bank.database, world_.bank.policy, world_.bank.self, world_.clock.now()).value(), 1);
  EXPECT_EQ(sent("hold.placed"), 1U);
}

TEST_F(Decisions, AWithdrawalIsAppliedThoughItsAcknowledgementMustWait) {
  const auto decided = held();
  world_.bank.policy.set_switch("P0", policy::RuleState::kOff).value();
  world_.withdrawal.withdraw_opinion(published_.opinion, "person:analyst-1").value();
  world_.carry();
  EXPECT_EQ(hold(decided).state(), HoldState::kReleased) << "a refusal here would leave the copy in use";
  EXPECT_EQ(world_.ask(reported_).state, signals::AnswerState::kNoneKnown);
  world_.bank.policy.set_switch("P0", policy::RuleState::kActive).value();
  EXPECT_EQ(audit::send_owed(*world_.bank.database, world_.bank.policy, world_.bank.self, world_.clock.now()).value(), 2)
      << "the hold's release and the removed copy";
}

TEST_F(Decisions, TheStoreItselfRefusesAHoldWithoutExpiryAmountOrOwner) {
  const auto decided = held();
  for (const auto* change :
       {"UPDATE hold SET expires_at = NULL", "UPDATE hold SET amount_minor = 0", "UPDATE hold SET owner = ''",
        "UPDATE hold SET reason_nl = ''", "UPDATE hold SET appeal_en = NULL", "UPDATE hold SET expires_at = placed_at"}) {
    const auto refused = world_.bank.database->write([&](auto& transaction) -> Status {
      TRY(transaction.execute(change, {}));
      return {};
    });
    EXPECT_EQ(refused.error().code, ErrorCode::kConflict) << change;
  }
}

}  // namespace
}  // namespace dijkwacht::barriers
