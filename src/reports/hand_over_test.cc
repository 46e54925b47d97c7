// The way of one report: browser -> depot and desk -> offer -> acceptance -> opening -> identification, and every turn off it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "reports/accepted_report_service.h"
#include "reports/compartment_table.h"
#include "reports/consent_table.h"
#include "reports/desk_service.h"
#include "reports/next_step.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::reports {
namespace {

using testing::Browser;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using testing::Told;
using testing::TwoNodes;

class HandOver : public ::testing::Test {
 protected:
  ReferralService referrals() { return ReferralService(nodes_.desk.context()); }
  ReferralInbox inbox() { return ReferralInbox(nodes_.police.context()); }
  ReporterService reporter() { return ReporterService(nodes_.desk.context()); }
  PartOpener opener() { return {nodes_.police.context(), "NL"}; }

  Result<Identified> identify(const Browser& browser, const std::string& subject) {
    return IdentificationService(nodes_.police.context())
        .identify(browser.report, identification_token(browser.status_token), Sensitive<std::string>(subject));
  }
  std::optional<crypto::WrappedPart> victim_at_desk(const Browser& browser) {
    return nodes_.desk.database()
        .read_value<std::optional<crypto::WrappedPart>>(
            [&](auto& transaction) { return find_victim_part(transaction, browser.report); })
        .value();
  }
  Bytes wrap_at_desk(const Browser& browser) {
    return nodes_.desk.database()
        .read_value<std::optional<StoredPart>>(
            [&](auto& transaction) { return find_part(transaction, browser.report, "police"); })
        .value()
        ->wrap;
  }
  std::optional<AcceptedReport> accepted(const Browser& browser) {
    return nodes_.police.database()
        .read_value<std::optional<AcceptedReport>>(
            [&](auto& transaction) { return read_accepted_report(transaction, browser.report); })
        .value();
  }
  std::vector<std::string> timeline(const Browser& browser) {
    std::vector<std::string> codes;
    const auto view = reporter().status(browser.status_token);
    for (const auto& entry : view->timeline) codes.push_back(entry.code);
    return codes;
  }
  /// All bytes that the node's store keeps, log and all.
  static std::string bytes_kept(testing::TestNode& node) {
    std::string all;
    for (const auto& file : std::filesystem::directory_iterator(node.temporary().folder())) {
      std::ifstream stream(file.path(), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
  }
  Status consent(const Browser& browser, bool is_given) {
    const auto changed = reporter().set_consent(
        browser.status_token,
        {.recipient = "police", .purpose = "start-investigation", .is_given = is_given, .text_version = "2026-11-01"});
    return changed ? Status() : fail(changed.error());
  }

  TwoNodes nodes_;
};

TEST_F(HandOver, ARunsFromBrowserToIdentifiedReport) {
  const auto browser = nodes_.tell_and_offer();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kOffered);
  nodes_.accept(browser);
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kAccepted);
  ASSERT_TRUE(identify(browser, "bsn-pseudonym-1"));
  nodes_.deliver();

  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "identified"));
  EXPECT_THAT(timeline(browser), ElementsAre("received", "consent-given", "offered", "accepted", "identified"));
  EXPECT_EQ(nodes_.stored(browser.report).next_step, "identified");
  EXPECT_TRUE(accepted(browser)->reporter.has_value());

  const auto part = opener().open(opener().permission(browser.report).value(), "system");
  ASSERT_TRUE(part) << part.error().message;
  EXPECT_EQ(part->narrative.reveal("test"), "Iemand belde.");
  ASSERT_EQ(part->identifiers.size(), 3U) << "the payment's account was listed already";
  EXPECT_EQ(part->identifiers[0].canonical->canonical().reveal("test"), "NL13TEST0123456789");
  EXPECT_EQ(part->identifiers[1].canonical->canonical().reveal("test"), "+999123456789");
  EXPECT_FALSE(part->identifiers[2].canonical);
  EXPECT_THAT(part->identifiers[2].reason, ::testing::StartsWith("iban-"));
  EXPECT_EQ(part->payments[0].amount->minor, 125000);
  EXPECT_THAT(nodes_.police.audited(), Contains("part.opened"));
}

TEST_F(HandOver, WhoReportedBeforeHearsItAtThePoliceAndNowhereElse) {
  const auto accept_as = [this](const std::string& subject) {
    const auto browser = nodes_.tell_and_offer();
    nodes_.accept(browser);
    return std::pair(browser, identify(browser, subject).value().other_reports);
  };
  EXPECT_EQ(accept_as("pseudonym-anna").second, 0);
  EXPECT_EQ(accept_as("pseudonym-bram").second, 0) << "another person";
  const auto [again, other_reports] = accept_as("pseudonym-anna");
  EXPECT_EQ(other_reports, 1);
  EXPECT_EQ(identify(again, "pseudonym-anna")->other_reports, 1) << "the same answer again";
  nodes_.deliver();
  const auto news = timeline(again);
  EXPECT_THAT(news, ElementsAre("received", "consent-given", "offered", "accepted", "identified"))
      << "the desk hears no more than ever";
  ASSERT_TRUE(reporter().withdraw(again.status_token, WithdrawalReason::kMistake));
  nodes_.deliver();
  EXPECT_EQ(accept_as("pseudonym-anna").second, 1) << "what was withdrawn does not count";
}

TEST_F(HandOver, TheDeskKeepsNoPartAndNoKeyAfterAcceptance) {
  const auto browser = nodes_.tell_and_offer();
  EXPECT_TRUE(victim_at_desk(browser));
  EXPECT_EQ(wrap_at_desk(browser).size(), 80U);
  nodes_.accept(browser);
  EXPECT_FALSE(victim_at_desk(browser));
  EXPECT_TRUE(wrap_at_desk(browser).empty());
  const auto view = DeskService(nodes_.desk.context()).view(browser.report, "person:agent-1");
  ASSERT_TRUE(view);
  EXPECT_FALSE(view->victim);
  EXPECT_EQ(view->report.facts.amount->minor, 125000);
}

TEST_F(HandOver, NoStoreEverHoldsAPersonInClear) {
  // The planted word proves that the search would find one.
  const auto browser = nodes_.tell_and_offer();
  ASSERT_NE(bytes_kept(nodes_.desk).find("start-investigation"), std::string::npos);
  for (auto* node : {&nodes_.desk, &nodes_.police}) {
    const auto kept = bytes_kept(*node);
    for (const auto* secret : {"Sanne", "voorbeeld.example", "0123456789", "999123456789", "Iemand belde"}) {
      EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
    }
  }
  nodes_.accept(browser);
  ASSERT_TRUE(opener().open(opener().permission(browser.report).value(), "system"));
  ASSERT_TRUE(identify(browser, "pseudonym-of-sanne"));
  for (const auto* secret : {"Sanne", "0123456789", "Iemand belde", "pseudonym-of-sanne"}) {
    EXPECT_EQ(bytes_kept(nodes_.police).find(secret), std::string::npos) << secret;
  }
}

TEST_F(HandOver, WithoutConsentNothingIsOfferedAndTheReasonIsGiven) {
  const auto browser = nodes_.tell({.with_consent = false});
  ASSERT_TRUE(nodes_.receive(browser.body));
  const auto offered = referrals().offer(browser.report, "police", "person:agent-1");
  ASSERT_FALSE(offered);
  EXPECT_EQ(offered.error().code, ErrorCode::kPermissionDenied);
  const auto refusals = referrals().refusals(browser.report, "police");
  ASSERT_EQ(refusals->size(), 1U);
  EXPECT_EQ(refusals->front().rule, "R04");
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kReceived);
  EXPECT_EQ(nodes_.stored(browser.report).next_step, "received");

  ASSERT_TRUE(consent(browser, true));
  EXPECT_EQ(nodes_.stored(browser.report).next_step, "received-with-consent");
  EXPECT_TRUE(referrals().refusals(browser.report, "police")->empty());
  EXPECT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
}

TEST_F(HandOver, ARuleSwitchedOffStopsTheNextOffer) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  ASSERT_TRUE(nodes_.desk.policy().set_switch("R04", policy::RuleState::kOff));
  EXPECT_EQ(referrals().offer(browser.report, "police", "person:agent-1").error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(referrals().refusals(browser.report, "police")->front().code, "rule-off");
}

TEST_F(HandOver, OfferingTwiceIsOneOffer) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  const auto first = referrals().offer(browser.report, "police", "person:agent-1");
  const auto second = referrals().offer(browser.report, "police", "person:agent-2");
  EXPECT_EQ(first->referral, second->referral);
  EXPECT_EQ(nodes_.deliver_to_police(), 1U);
}

TEST_F(HandOver, AnOfferArrivingTwiceChangesNothing) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  ASSERT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
  store::Sequencer::acquire(nodes_.desk.database())->advance().value();
  const auto events = nodes_.desk.database().read_value<std::vector<store::SequencedEvent>>(
      [](auto& transaction) { return store::read_outbox(transaction, "police", 0, 10); });
  for (int turn = 0; turn < 2; ++turn) {
    ASSERT_TRUE(nodes_.police.database().write(
        [&](auto& transaction) { return inbox().apply_offered(transaction, "fhd", events->front().event.data); }));
  }
  EXPECT_EQ(inbox().list({})->size(), 1U);
}

TEST_F(HandOver, ConsentWithdrawnBeforeAcceptanceDestroysTheKeyEverywhere) {
  const auto browser = nodes_.tell_and_offer();
  ASSERT_FALSE(nodes_.latest(browser.report).wrap.empty());
  ASSERT_TRUE(consent(browser, false));
  EXPECT_TRUE(wrap_at_desk(browser).empty());
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kReceived);
  nodes_.deliver();
  const auto referral = nodes_.latest(browser.report);
  EXPECT_EQ(referral.state, ReferralState::kWithdrawn);
  EXPECT_TRUE(referral.wrap.empty());
  EXPECT_TRUE(referral.victim.empty());
  EXPECT_EQ(inbox().accept(referral.id, "person:analyst-1").error().code, ErrorCode::kFailedPrecondition);
  EXPECT_TRUE(nodes_.changes().empty());
  EXPECT_EQ(consent(browser, true).error().code, ErrorCode::kFailedPrecondition) << "the key cannot come back";
  const auto events = nodes_.desk.database().read_value<std::vector<store::SequencedEvent>>(
      [](auto& transaction) { return store::read_outbox(transaction, "police", 0, 10); });
  EXPECT_EQ(events->front().event.data, R"({"erased":true})") << "nor does it stay in the outbox";
}

TEST_F(HandOver, AnOfferWithdrawnBeforeItsDeliveryArrivesErased) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  ASSERT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
  ASSERT_TRUE(reporter().withdraw(browser.status_token, WithdrawalReason::kMistake));
  nodes_.deliver();
  EXPECT_TRUE(inbox().list({})->empty());
}

TEST_F(HandOver, ConsentWithdrawnAfterAcceptanceClosesThePartAndRecounts) {
  const auto browser = nodes_.tell_and_offer();
  nodes_.accept(browser);
  ASSERT_TRUE(identify(browser, "person-1"));
  auto decision = opener().permission(browser.report).value();
  ASSERT_TRUE(consent(browser, false));
  nodes_.deliver();
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "identified", "withdrawn"));
  EXPECT_FALSE(accepted(browser));
  EXPECT_TRUE(nodes_.latest(browser.report).wrap.empty());
  EXPECT_EQ(opener().permission(browser.report).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(opener().open(std::move(decision), "system").error().code, ErrorCode::kPermissionDenied)
      << "an older decision opens nothing either";
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kWithdrawn);
}

TEST_F(HandOver, AWithdrawnReportLeavesNothingToOpen) {
  const auto browser = nodes_.tell_and_offer();
  nodes_.accept(browser);
  ASSERT_TRUE(reporter().withdraw(browser.status_token, WithdrawalReason::kRefunded));
  ASSERT_TRUE(reporter().withdraw(browser.status_token, WithdrawalReason::kRefunded)) << "again: nothing";
  nodes_.deliver();
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "withdrawn"));
  EXPECT_EQ(opener().permission(browser.report).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(nodes_.stored(browser.report).next_step, "withdrawn");
  EXPECT_EQ(std::ranges::count(timeline(browser), "withdrawn"), 1);
}

TEST_F(HandOver, ARefusalBringsTheReportBackWithItsReason) {
  const auto browser = nodes_.tell_and_offer();
  const auto id = nodes_.latest(browser.report).id;
  ASSERT_TRUE(inbox().refuse(id, RefusalReason::kOutOfScope, "person:analyst-1"));
  EXPECT_EQ(inbox().accept(id, "person:analyst-1").error().code, ErrorCode::kFailedPrecondition);
  EXPECT_TRUE(nodes_.latest(browser.report).wrap.empty());
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kRefused);
  EXPECT_EQ(reporter().status(browser.status_token)->timeline.back().detail, "out-of-scope");
  EXPECT_TRUE(nodes_.stored(browser.report).due.has_value()) << "the desk's clock runs";
  EXPECT_TRUE(victim_at_desk(browser)) << "the desk goes on helping";
  EXPECT_TRUE(referrals().offer(browser.report, "police", "person:agent-1")) << "and may offer anew";
}

TEST_F(HandOver, AnOfferThatIsNotAnsweredFallsBackTheMomentItIsOverdue) {
  const auto browser = nodes_.tell_and_offer();
  const auto due = nodes_.latest(browser.report).due;
  EXPECT_EQ(time_text(due), "2026-11-27T12:00:00.000Z") << "three working days after Tuesday noon";
  nodes_.clock.set(due);
  EXPECT_EQ(referrals().fall_back_due(100).value(), 0U);
  nodes_.clock.advance(std::chrono::milliseconds(1));
  EXPECT_EQ(referrals().fall_back_due(100).value(), 1U);
  EXPECT_EQ(referrals().fall_back_due(100).value(), 0U);
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kReturned);
  EXPECT_EQ(nodes_.latest(browser.report).state, ReferralState::kWithdrawn);
  EXPECT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
  nodes_.deliver();
  nodes_.accept(browser);
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kAccepted);
}

TEST_F(HandOver, AnAcceptanceThatCrossesTheTimeOutCounts) {
  const auto browser = nodes_.tell_and_offer();
  ASSERT_TRUE(inbox().accept(nodes_.latest(browser.report).id, "person:analyst-1"));
  nodes_.clock.advance(std::chrono::days(10));
  ASSERT_EQ(referrals().fall_back_due(100).value(), 1U);
  ASSERT_TRUE(referrals().offer(browser.report, "police", "person:agent-1")) << "the desk offers again, not knowing";
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kAccepted);
  EXPECT_TRUE(accepted(browser));
  EXPECT_TRUE(wrap_at_desk(browser).empty());
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted"));
  const auto received = inbox().list({});
  for (const auto& referral : *received) EXPECT_NE(referral.state, ReferralState::kOffered) << "the second offer is closed";
}

TEST_F(HandOver, AnAcceptanceThatCrossesAWithdrawalDoesNotCount) {
  const auto browser = nodes_.tell_and_offer();
  ASSERT_TRUE(inbox().accept(nodes_.latest(browser.report).id, "person:analyst-1"));
  ASSERT_TRUE(reporter().withdraw(browser.status_token, WithdrawalReason::kOther));
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kWithdrawn);
  EXPECT_FALSE(accepted(browser));
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "withdrawn"));
}

TEST_F(HandOver, AcceptingTwiceIsOneAcceptance) {
  const auto browser = nodes_.tell_and_offer();
  const auto id = nodes_.latest(browser.report).id;
  ASSERT_TRUE(inbox().accept(id, "person:analyst-1"));
  ASSERT_TRUE(inbox().accept(id, "person:analyst-2"));
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted"));
}

TEST_F(HandOver, AnOfferWhosePartIsNotHereIsRefusedByItself) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  nodes_.clock.advance(std::chrono::days(31));
  ASSERT_EQ(SealedPartDepot(nodes_.police.context()).delete_keyless().value(), 1);
  ASSERT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
  nodes_.deliver();
  EXPECT_EQ(nodes_.stored(browser.report).state, ReportState::kRefused);
  EXPECT_EQ(reporter().status(browser.status_token)->timeline.back().detail, "incomplete");
}

TEST_F(HandOver, AConsentThatTheDeskDidNotSignIsNotBelieved) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  ASSERT_TRUE(referrals().offer(browser.report, "police", "person:agent-1"));
  store::Sequencer::acquire(nodes_.desk.database())->advance().value();
  auto data = nodes_.desk.database()
                  .read_value<std::vector<store::SequencedEvent>>(
                      [](auto& transaction) { return store::read_outbox(transaction, "police", 0, 10); })
                  ->front()
                  .event.data;
  const auto apply = [&](const std::string& from, const std::string& text) {
    return nodes_.police.database().write([&](auto& transaction) { return inbox().apply_offered(transaction, from, text); });
  };
  auto other_text = data;
  other_text.replace(other_text.find("2026-11-01"), 10, "2026-11-02");
  EXPECT_EQ(apply("fhd", other_text).error().code, ErrorCode::kDataCorrupt);
  auto other_recipient = data;
  other_recipient.replace(other_recipient.find("\"recipient\":\"police\""), 20, "\"recipient\":\"demobk\"");
  EXPECT_EQ(apply("fhd", other_recipient).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(apply("stranger", data).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(apply("fhd", "{}").error().code, ErrorCode::kInvalidArgument);
  EXPECT_TRUE(inbox().list({})->empty());
  EXPECT_TRUE(apply("fhd", data));
}

TEST_F(HandOver, AnotherDeskCannotWithdrawOrAnswer) {
  const auto browser = nodes_.tell_and_offer();
  const auto referral = nodes_.latest(browser.report).id;
  const auto news =
      event::answered_text({.referral = referral, .report = browser.report, .at = nodes_.clock.now(), .reason = "other"});
  EXPECT_EQ(nodes_.police.database()
                .write([&](auto& transaction) { return inbox().apply_withdrawn(transaction, "other-desk", news); })
                .error()
                .code,
            ErrorCode::kPermissionDenied);
  EXPECT_EQ(nodes_.desk.database()
                .write([&](auto& transaction) { return referrals().apply_refused(transaction, "demobank", news); })
                .error()
                .code,
            ErrorCode::kPermissionDenied);
  EXPECT_EQ(nodes_.latest(browser.report).state, ReferralState::kOffered);
}

TEST_F(HandOver, IdentifyingNeedsTheTokenAndAnAcceptedReport) {
  const auto browser = nodes_.tell_and_offer();
  EXPECT_EQ(identify(browser, "person-1").error().code, ErrorCode::kFailedPrecondition) << "not accepted yet";
  nodes_.accept(browser);
  auto stranger = browser;
  stranger.status_token = "another";
  EXPECT_EQ(identify(stranger, "person-1").error().code, ErrorCode::kNotFound);
  auto elsewhere = browser;
  elsewhere.report = ReportId::random(nodes_.random);
  EXPECT_EQ(identify(elsewhere, "person-1").error().code, ErrorCode::kNotFound) << "and not told which was wrong";
  EXPECT_EQ(identify(browser, "").error().field, "subject");
  ASSERT_TRUE(identify(browser, "person-1"));
  ASSERT_TRUE(identify(browser, "person-1")) << "the same person again";
  EXPECT_EQ(identify(browser, "person-2").error().code, ErrorCode::kConflict);
  EXPECT_THAT(nodes_.changes(), ElementsAre("accepted", "identified"));
}

TEST_F(HandOver, OnePersonHasOneTokenOverAllReports) {
  const auto first = nodes_.tell_and_offer();
  const auto second = nodes_.tell_and_offer();
  nodes_.accept(first);
  nodes_.accept(second);
  ASSERT_TRUE(identify(first, "person-1"));
  ASSERT_TRUE(identify(second, "person-1"));
  EXPECT_EQ(accepted(first)->reporter, accepted(second)->reporter);
}

TEST_F(HandOver, ADecisionOpensItsOwnReportOnly) {
  const auto mine = nodes_.tell_and_offer();
  const auto other = nodes_.tell_and_offer();
  nodes_.accept(mine);
  EXPECT_EQ(opener().permission(other.report).error().code, ErrorCode::kPermissionDenied) << "not accepted";
  const auto engine = nodes_.police.policy().engine();
  auto for_identification = engine->permit({.from = reporter_party(),
                                            .to = {"police", "police"},
                                            .data_class = policy::DataClass::kSuspect,
                                            .purpose = "identify-reporter",
                                            .subject = mine.report.text(),
                                            .facts = {.consent_given = true, .referral_accepted = true},
                                            .at = nodes_.clock.now()});
  EXPECT_EQ(opener().open(std::move(*for_identification), "system").error().code, ErrorCode::kPermissionDenied);
  EXPECT_THAT(nodes_.police.audited(), Not(Contains("part.opened")));
}

TEST_F(HandOver, ManyOpenTogetherAndOneFailureStandsAlone) {
  const auto good = nodes_.tell_and_offer();
  const auto broken = nodes_.tell_and_offer({.part_json = "this is no JSON"});
  nodes_.accept(good);
  nodes_.accept(broken);
  std::vector<policy::Decision> decisions;
  for (const auto* browser : {&broken, &good}) decisions.push_back(opener().permission(browser->report).value());
  const auto parts = opener().open_many(std::move(decisions), "system");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].error().code, ErrorCode::kDataCorrupt);
  EXPECT_TRUE(parts[1]);
}

TEST_F(HandOver, StatusNewsOfThePoliceReachesTheReporter) {
  const auto browser = nodes_.tell_and_offer();
  nodes_.accept(browser);
  const auto tell = [&](const char* code) {
    nodes_.police.database()
        .write([&](auto& transaction) { return inbox().tell_desk(transaction, browser.report, code, "system"); })
        .value();
    nodes_.deliver();
    return nodes_.stored(browser.report).next_step;
  };
  EXPECT_EQ(tell("linked"), "accepted") << "the reporter is asked to identify, still";
  EXPECT_EQ(tell("identified"), "identified");
  EXPECT_EQ(tell("signal-shared"), "signal-shared");
  EXPECT_EQ(tell("signal-withdrawn"), "identified");
  EXPECT_THAT(timeline(browser), ElementsAre("received", "consent-given", "offered", "accepted", "linked", "identified",
                                             "signal-shared", "signal-withdrawn"));
}

TEST_F(HandOver, StatusNewsCarriesOnlyTheReportAndACode) {
  const auto browser = nodes_.tell_and_offer();
  nodes_.accept(browser);
  ASSERT_TRUE(nodes_.police.database().write(
      [&](auto& transaction) { return inbox().tell_desk(transaction, browser.report, "signal-shared", "system"); }));
  store::Sequencer::acquire(nodes_.police.database())->advance().value();
  const auto events = nodes_.police.database().read_value<std::vector<store::SequencedEvent>>(
      [](auto& transaction) { return store::read_outbox(transaction, "fhd", 0, 10); });
  const auto document = JsonDocument::parse(events->back().event.data).value();
  std::vector<std::string> members;
  const auto read = document.root().members();
  for (const auto& [name, value] : *read) members.emplace_back(name);
  EXPECT_THAT(members, ElementsAre("reportId", "code", "at"));
  EXPECT_EQ(events->back().event.type, event::kStatus);
}

TEST_F(HandOver, EveryStateHasANextStepAndTheDesksHaveAClock) {
  const Terms terms;
  for (const auto state : {ReportState::kReceived, ReportState::kOffered, ReportState::kAccepted, ReportState::kRefused,
                           ReportState::kReturned, ReportState::kWithdrawn}) {
    const auto step = next_step(state, Consented::kNo, terms, nodes_.clock.now());
    EXPECT_FALSE(step.code.empty());
    EXPECT_EQ(step.due.has_value(), state != ReportState::kAccepted && state != ReportState::kWithdrawn);
  }
}

TEST_F(HandOver, EveryActIsAuditedAtTheNodeThatDidIt) {
  const auto browser = nodes_.tell_and_offer();
  nodes_.accept(browser);
  ASSERT_TRUE(DeskService(nodes_.desk.context()).view(browser.report, "person:agent-1"));
  EXPECT_THAT(nodes_.desk.audited(), ElementsAre("report.received", "referral.offered", "report.handed-over"));
  EXPECT_THAT(nodes_.police.audited(), ElementsAre("part.deposited", "referral.received", "referral.accepted"));
}

TEST_F(HandOver, TheDesksViewOfAVictimIsAudited) {
  const auto browser = nodes_.tell();
  ASSERT_TRUE(nodes_.receive(browser.body));
  const auto view = DeskService(nodes_.desk.context()).view(browser.report, "person:agent-1");
  ASSERT_TRUE(view && view->victim);
  EXPECT_EQ(view->victim->reveal("test").name, "Sanne Voorbeeld");
  EXPECT_THAT(nodes_.desk.audited(), ElementsAre("report.received", "victim.viewed"));
}

}  // namespace
}  // namespace dijkwacht::reports
