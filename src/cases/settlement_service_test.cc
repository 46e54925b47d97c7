#include "cases/settlement_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cases/case_service.h"
#include "cases/linker_testing.h"
#include "reports/status_texts.h"
#include "reports/two_nodes_testing.h"

namespace dijkwacht::cases {
namespace {

constexpr auto kAnalyst = "person:analyst-1";

/// Two reports of one case, that came from a desk.
class Settlements : public ::testing::Test {
 protected:
  Settlements() {
    store::migrate(nodes_.police.database(), migrations()).value();
    cases_ = CaseService::create(nodes_.police.database(), nodes_.clock, random_,
                                 {StopThresholds::load(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers/frequent.toml").value(),
                                  CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value()})
                 .value();
    for (auto* browser : {&first_, &second_}) {
      *browser = nodes_.tell_and_offer();
      nodes_.accept(*browser);
      case_ = cases_
                  ->add({.report_id = browser->report,
                         .fraud_type = "BHF",
                         .channel = "phone",
                         .occurred_on = testing::day(3),
                         .amount = Money{50'000},
                         .received_at = testing::moment(),
                         .identifiers = {testing::identifier_of("iban", 1)}},
                        kAnalyst)
                  .value()
                  .in.id;
    }
  }
  template <typename Act>
  Status act(Act act) {
    return nodes_.police.database().write([&](store::Transaction& transaction) -> Status { return act(transaction); });
  }
  SettlementId choose(const std::string& track) {
    return nodes_.police.database()
        .write_value<SettlementId>(
            [&](store::Transaction& transaction) { return service_.choose(transaction, case_, track, kAnalyst); })
        .value();
  }
  Status end(const SettlementId& id, SettlementState state) {
    return act([&](store::Transaction& transaction) { return service_.end(transaction, id, state, kAnalyst); });
  }
  Status note_money(MoneyKind kind, std::int64_t minor) {
    return act([&](store::Transaction& transaction) { return service_.note_money(transaction, case_, kind, minor, kAnalyst); });
  }
  std::vector<std::string> told(const reports::testing::Browser& browser) {
    nodes_.deliver();
    std::vector<std::string> codes;
    const auto status = reports::ReporterService(nodes_.desk.context()).status(browser.status_token);
    for (const auto& entry : status->timeline) codes.push_back(entry.code);
    return codes;
  }

  reports::testing::TwoNodes nodes_;
  SeededRandom random_{77};
  reports::testing::Browser first_;
  reports::testing::Browser second_;
  CaseId case_;
  std::unique_ptr<CaseService> cases_;
  SettlementTracks tracks_ = SettlementTracks::load(DIJKWACHT_SOURCE_DIR "/data/casework/settlement-tracks.toml").value();
  reports::ReferralInbox inbox_{nodes_.police.context()};
  SettlementService service_{nodes_.police.database(), tracks_, inbox_, nodes_.clock, random_};
};

TEST_F(Settlements, EveryReporterHearsOnceWhatWasDone) {
  const auto id = choose("stop-talk");
  EXPECT_THAT(told(first_), ::testing::Not(::testing::Contains("settled-stop-talk"))) << "what is chosen is not done";
  ASSERT_TRUE(end(id, SettlementState::kDone));
  ASSERT_TRUE(end(id, SettlementState::kDone));
  for (const auto* browser : {&first_, &second_}) {
    EXPECT_EQ(std::ranges::count(told(*browser), "settled-stop-talk"), 1);
  }
  EXPECT_EQ(end(id, SettlementState::kStopped).error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(Settlements, WhatCameToNothingIsToldToNobody) {
  ASSERT_TRUE(end(choose("summons"), SettlementState::kStopped));
  EXPECT_THAT(told(first_), ::testing::Not(::testing::Contains("settled-summons")));
}

TEST_F(Settlements, OnlyTracksOfTheDataAreTaken) {
  const auto unknown = act([&](store::Transaction& transaction) -> Status {
    TRY(service_.choose(transaction, case_, "banishment", kAnalyst));
    return {};
  });
  EXPECT_EQ(unknown.error().field, "track");
  EXPECT_EQ(end(choose("halt"), SettlementState::kChosen).error().field, "state");
  EXPECT_EQ(end(SettlementId::random(random_), SettlementState::kDone).error().code, ErrorCode::kNotFound);
}

TEST_F(Settlements, MoneyNeverAddsUpToMoreThanWasLost) {
  EXPECT_EQ(service_.view(case_)->money.lost, 100'000);
  ASSERT_TRUE(note_money(MoneyKind::kHeld, 60'000));
  ASSERT_TRUE(note_money(MoneyKind::kReturned, 30'000));
  EXPECT_EQ(note_money(MoneyKind::kRecalled, 10'001).error().field, "amount");
  EXPECT_EQ(note_money(MoneyKind::kRecalled, 0).error().field, "amount");
  const auto money = service_.view(case_)->money;
  EXPECT_EQ(money.held, 60'000);
  EXPECT_EQ(money.returned, 30'000);
  EXPECT_EQ(money.unknown(), 10'000) << "what is not known is said so";
}

TEST_F(Settlements, EachTrackHasWordsForTheReporter) {
  const auto texts = reports::StatusTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/report-status.toml").value();
  for (const auto& track : tracks_.all()) EXPECT_NE(texts.timeline("settled-" + track.code).nl, "settled-" + track.code);
  for (const auto* path : {"suspect", "mule", "measure"}) {
    EXPECT_TRUE(std::ranges::any_of(tracks_.all(), [&](const auto& track) { return track.path == path; })) << path;
  }
}

}  // namespace
}  // namespace dijkwacht::cases
