#include "cases/takedown_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/linker_testing.h"
#include "cases/takedown_table.h"
#include "cases/work_table.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::cases {
namespace {

using identifiers::IdentifierType;

constexpr auto kAnalyst = "person:analyst-1";
constexpr auto kExplanation =
    "Deze webwinkel biedt telefoons aan, laat vooraf betalen en levert nooit. Het adres in het colofon bestaat niet.";

/// A case with a website, a profile, a public place and an account, of one reporter who came from a desk.
class Takedowns : public ::testing::Test {
 protected:
  Takedowns() {
    store::migrate(nodes_.police.database(), migrations()).value();
    cases_ = CaseService::create(nodes_.police.database(), nodes_.clock, random_,
                                 {StopThresholds::load(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers/frequent.toml").value(),
                                  CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value()})
                 .value();
    browser_ = nodes_.tell_and_offer();
    nodes_.accept(browser_);
    case_ = cases_
                ->add({.report_id = browser_.report,
                       .fraud_type = "AKF",
                       .channel = "web",
                       .occurred_on = testing::day(3),
                       .amount = Money{50'000},
                       .received_at = testing::moment(),
                       .identifiers = {sealed(1, IdentifierType::kDomain, "winkel.example"),
                                       sealed(2, IdentifierType::kHandle, "Facebook: jandevoorbeeld"),
                                       sealed(3, IdentifierType::kIban, "NL13TEST0123456789")}},
                      kAnalyst)
                .value()
                .in.id;
    service_ = std::make_unique<TakedownService>(TakedownService::Rooms{
        .database = nodes_.police.database(),
        .keys = nodes_.police.keys(),
        .policy = nodes_.police.policy(),
        .self = {"police", "police"},
        .cases = *cases_,
        .settlements = settlements_,
        .rules = rules_,
        .pause_of = [this](store::Transaction&, const IdentifierId&) -> Result<std::optional<policy::Reason>> { return paused_; },
        .clock = nodes_.clock,
        .random = random_});
  }
  LinkableIdentifier sealed(std::uint64_t number, IdentifierType type, std::string_view text) {
    const auto canonical = identifiers::parse(type, text).value().canonical().reveal("seal for a test");
    auto made = testing::identifier_of(std::string(identifiers::name_of(type)), number);
    made.sealed = crypto::seal_box(nodes_.police.keys().sealing_key(crypto::KeyDomain::kCasework), as_bytes(canonical));
    return made;
  }
  IdentifierId identifier(std::string_view type) {
    const auto view = cases_->view(case_).value();
    for (const auto& each : view.identifiers) {
      if (each.type == type) return each.id;
    }
    return {};
  }
  static TakedownDraft draft(std::string receiver = "cloudflare",
                             std::vector<std::string> locations = {"https://winkel.example/a"}) {
    return {.receiver_code = std::move(receiver),
            .receiver = {},
            .language = Language::kDutch,
            .ground = "fraud",
            .explanation = kExplanation,
            .locations = std::move(locations)};
  }
  TakedownId drafted(std::string_view type = "domain", const TakedownDraft& order = draft()) {
    const auto prepared = service_->prepare(case_, identifier(type), order).value();
    return nodes_.police.database()
        .write_value<TakedownId>(
            [&](store::Transaction& transaction) { return service_->draft(transaction, prepared, kAnalyst); })
        .value();
  }
  TakedownId drafted_profile() { return drafted("handle", draft("facebook", {"https://facebook.com/jandevoorbeeld"})); }
  template <typename Act>
  Status act(Act act) {
    return nodes_.police.database().write([&](store::Transaction& transaction) -> Status { return act(transaction); });
  }
  Status send(const TakedownId& id, TakedownSending sending = {.has_good_faith = true}) {
    const auto opened = service_->open(id, kAnalyst).value();
    return act([&](store::Transaction& transaction) { return service_->send(transaction, opened, sending, kAnalyst); });
  }
  Status decide(const TakedownId& id, TakedownResult result, const std::string& words = "") {
    const auto opened = service_->open(id, kAnalyst).value();
    return act([&](store::Transaction& transaction) { return service_->decide(transaction, opened, result, words, kAnalyst); });
  }
  Takedown kept(const TakedownId& id) { return service_->open(id, kAnalyst)->notice; }
  std::vector<std::string> tracks() {
    std::vector<std::string> states;
    const auto view = settlements_.view(case_).value();
    for (const auto& each : view.settlements) states.push_back(each.track + " " + std::string(name_of(each.state)));
    return states;
  }
  std::vector<std::string> told() {
    std::vector<std::string> kinds;
    const auto events = nodes_.police.database().read_value<std::vector<WorkEvent>>(
        [&](store::Transaction& transaction) { return work_events_of(transaction, case_, 100); });
    for (const auto& event : *events) kinds.push_back(event.kind);
    return kinds;
  }

  reports::testing::TwoNodes nodes_;
  SeededRandom random_{91};
  reports::testing::Browser browser_;
  CaseId case_;
  std::unique_ptr<CaseService> cases_;
  TakedownRules rules_ = TakedownRules::load(DIJKWACHT_SOURCE_DIR "/data/casework").value();
  SettlementTracks tracks_ = SettlementTracks::load(DIJKWACHT_SOURCE_DIR "/data/casework/settlement-tracks.toml").value();
  reports::ReferralInbox inbox_{nodes_.police.context()};
  SettlementService settlements_{nodes_.police.database(), tracks_, inbox_, nodes_.clock, random_};
  std::unique_ptr<TakedownService> service_;
  std::optional<policy::Reason> paused_;
};

TEST_F(Takedowns, OnlyATraceOfTheCaseThatIsNoAccountIsTaken) {
  EXPECT_EQ(service_->prepare(case_, identifier("iban"), draft()).error().field, "identifierId");
  EXPECT_EQ(service_->prepare(case_, IdentifierId::random(random_), draft()).error().field, "identifierId");
  EXPECT_EQ(service_->prepare(CaseId::random(random_), identifier("domain"), draft()).error().code, ErrorCode::kNotFound);
  ListedStops listed;
  listed.emplace(testing::identifier_of("domain", 1).token, Bilingual{"Een marktplaats.", "A marketplace."});
  ASSERT_TRUE(cases_->set_listed_stops(listed, "system"));
  EXPECT_EQ(service_->prepare(case_, identifier("domain"), draft()).error().code, ErrorCode::kFailedPrecondition)
      << "nobody asks to take a public marketplace offline";
}

TEST_F(Takedowns, FromDraftToDecisionEachStepIsInTimelineAndLog) {
  const auto id = drafted();
  EXPECT_TRUE(tracks().empty()) << "a draft settles nothing";
  ASSERT_TRUE(send(id));
  EXPECT_EQ(kept(id).basis, "R15");
  EXPECT_EQ(kept(id).sent_by, kAnalyst);
  EXPECT_THAT(tracks(), ::testing::ElementsAre("takedown chosen"));
  ASSERT_TRUE(act([&](auto& transaction) { return service_->acknowledge(transaction, id, "CF-42", kAnalyst); }));
  ASSERT_TRUE(decide(id, TakedownResult::kRemoved, "We removed it."));
  const auto opened = service_->open(id, kAnalyst);
  EXPECT_EQ(opened->answer.reveal("test").reference, "CF-42");
  EXPECT_EQ(opened->answer.reveal("test").words, "We removed it.");
  EXPECT_THAT(tracks(), ::testing::ElementsAre("takedown done"));
  EXPECT_THAT(told(),
              ::testing::IsSupersetOf({"takedown-drafted", "takedown-sent", "takedown-acknowledged", "takedown-removed"}));
  for (const auto* kind : {"drafted", "discarded", "sent", "acknowledged", "removed", "partly", "refused"}) {
    const auto key = std::string("work-takedown-") + kind;
    EXPECT_THAT(cases_->texts().sentence(key).nl, ::testing::HasSubstr("{who}")) << key;
  }
  EXPECT_THAT(nodes_.police.audited(),
              ::testing::IsSupersetOf({"takedown.drafted", "takedown.sent", "takedown.acknowledged", "takedown.decided"}));
  nodes_.deliver();
  const auto status = reports::ReporterService(nodes_.desk.context()).status(browser_.status_token);
  EXPECT_TRUE(std::ranges::any_of(status->timeline, [](const auto& entry) { return entry.code == "settled-takedown"; }));
}

TEST_F(Takedowns, WhatWasRefusedSettlesNothingAndStepsDoNotGoBack) {
  const auto id = drafted();
  ASSERT_TRUE(send(id));
  EXPECT_EQ(send(id).error().code, ErrorCode::kFailedPrecondition);
  ASSERT_TRUE(decide(id, TakedownResult::kRefused));
  EXPECT_THAT(tracks(), ::testing::ElementsAre("takedown stopped"));
  EXPECT_EQ(decide(id, TakedownResult::kRemoved).error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(Takedowns, ADraftIsDiscardedAndNeverSent) {
  const auto id = drafted();
  ASSERT_TRUE(act([&](auto& transaction) { return service_->discard(transaction, id, kAnalyst); }));
  EXPECT_EQ(send(id).error().code, ErrorCode::kFailedPrecondition);
  drafted();
  const auto website = identifier("domain");
  const auto held = nodes_.police.database().read_value<std::int64_t>(
      [&](store::Transaction& transaction) { return count_takedowns_about(transaction, website); });
  EXPECT_EQ(held, 1) << "what is held on the website, without what was discarded";
}

TEST_F(Takedowns, WhatNoRuleCoversIsSentOnOwnPowersOnlyAndTheLogSaysSo) {
  const auto id = drafted_profile();
  EXPECT_EQ(service_->outlook(service_->open(id, kAnalyst).value())->standing, TakedownStanding::kNoRule);
  EXPECT_EQ(send(id).error().field, "ownPowers");
  ASSERT_TRUE(send(id, {.has_good_faith = true, .takes_own_powers = true}));
  EXPECT_EQ(kept(id).basis, kOwnPowers);
  const auto entries = nodes_.police.database().read_value<std::vector<audit::Entry>>(
      [](auto& transaction) { return audit::read_entries(transaction, 0, 200); });
  EXPECT_EQ(std::ranges::count_if(*entries,
                                  [](const auto& entry) {
                                    return entry.act.action == "takedown.sent" && entry.act.outcome == "own-powers" &&
                                           entry.act.rule.empty();
                                  }),
            1);
}

TEST_F(Takedowns, ARuleThatSaysNoIsNotPassedByOwnPowers) {
  const auto id = drafted();
  ASSERT_TRUE(nodes_.police.policy().set_switch("R15", policy::RuleState::kOff));
  EXPECT_EQ(service_->outlook(service_->open(id, kAnalyst).value())->standing, TakedownStanding::kRefused);
  EXPECT_EQ(send(id, {.has_good_faith = true, .takes_own_powers = true}).error().code, ErrorCode::kPermissionDenied);
  EXPECT_FALSE(kept(id).sent_at);
  EXPECT_THAT(nodes_.police.audited(), ::testing::Not(::testing::Contains("takedown.sent")));
}

TEST_F(Takedowns, WhileSomebodyObjectsNothingIsSent) {
  const auto id = drafted();
  const auto profile = drafted_profile();
  paused_ = policy::Reason{.code = "objection-pending", .rule = {}, .nl = "Iemand maakt bezwaar.", .en = "Somebody objects."};
  EXPECT_EQ(service_->outlook(service_->open(id, kAnalyst).value())->reasons.front().code, "objection-pending");
  EXPECT_EQ(send(id).error().code, ErrorCode::kPermissionDenied);
  EXPECT_EQ(send(profile, {.has_good_faith = true, .takes_own_powers = true}).error().code, ErrorCode::kPermissionDenied);
  paused_.reset();
  EXPECT_TRUE(send(id));
}

TEST_F(Takedowns, WithoutTheStatementOfGoodFaithNothingIsSent) {
  EXPECT_EQ(send(drafted(), {.has_good_faith = false}).error().field, "goodFaith");
  EXPECT_EQ(send(drafted_profile(), {.has_good_faith = false, .takes_own_powers = true}).error().field, "goodFaith");
}

TEST_F(Takedowns, TheDocumentIsMadeOnlyOnceItsSendingIsOnRecord) {
  const auto id = drafted();
  EXPECT_EQ(service_->open_sent(id, kAnalyst).error().code, ErrorCode::kFailedPrecondition);
  ASSERT_TRUE(send(id));
  EXPECT_TRUE(service_->open_sent(id, kAnalyst));
}

TEST_F(Takedowns, ReadingIsRecordedAndWhatIsWrittenIsSealed) {
  const auto id = drafted();
  ASSERT_TRUE(send(id));
  ASSERT_TRUE(decide(id, TakedownResult::kPartly, "Wij haalden een deel weg"));
  ASSERT_EQ(service_->open_all(case_, kAnalyst)->size(), 1U);
  EXPECT_THAT(nodes_.police.audited(), ::testing::IsSupersetOf({"takedown.listed", "takedown.opened"}));
  const auto row = nodes_.police.database()
                       .read_value<std::optional<Takedown>>([&](auto& transaction) { return find_takedown(transaction, id); })
                       .value()
                       .value();
  for (const auto* text : {"telefoons", "winkel.example", "een deel weg"}) {
    EXPECT_EQ(as_text(row.sealed).find(text), std::string_view::npos) << text;
    EXPECT_EQ(as_text(*row.answer).find(text), std::string_view::npos) << text;
  }
  EXPECT_THAT(tracks(), ::testing::ElementsAre("takedown chosen")) << "a colleague decides what a part is worth";
}

TEST_F(Takedowns, AMergedCaseTakesItsNoticesAlong) {
  const auto id = drafted();
  const auto other = cases_
                         ->add({.report_id = reports::ReportId::random(random_),
                                .fraud_type = "AKF",
                                .channel = "web",
                                .occurred_on = testing::day(1),
                                .amount = Money{100},
                                .received_at = testing::moment(),
                                .identifiers = {sealed(9, IdentifierType::kDomain, "ander.example")}},
                               kAnalyst)
                         .value()
                         .in.id;
  ASSERT_TRUE(cases_->merge(other, case_, "Zelfde daders", kAnalyst));
  const auto notices = service_->open_all(other, kAnalyst);
  ASSERT_EQ(notices->size(), 1U);
  EXPECT_EQ(notices->front().notice.id, id);
}

}  // namespace
}  // namespace dijkwacht::cases
