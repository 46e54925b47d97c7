#include "signals/holder_verdict_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "signals/delivery_table.h"
#include "signals/holder_verdict_table.h"
#include "signals/received_signal_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

using event::ObjectionOutcome;
using testing::World;

class HolderVerdictTest : public ::testing::Test {
 protected:
  HolderVerdictTest() {
    shared_ = world_.publish(account_);
    world_.carry();
  }

  Status give(HolderVerdict verdict, const SignalId& signal) {
    auto given = world_.bank.database->write([&](store::Transaction& transaction) {
      return bank_.give(transaction, signal, verdict, "person:bank-analyst-1", world_.clock.now());
    });
    world_.carry();
    return given;
  }
  Status give(HolderVerdict verdict) { return give(verdict, shared_.signal); }
  Status answer(ObjectionOutcome outcome) {
    auto answered = world_.police.database->write([&](store::Transaction& transaction) {
      return world_.verdicts.answer(transaction, shared_.signal, "demobank", outcome, "person:analyst-1", world_.clock.now());
    });
    if (answered) world_.publication.retry_waiting("person:analyst-1").value();
    world_.carry();
    return answered;
  }
  VerdictView at_the_owner() { return world_.verdicts.list(10).value().front(); }
  bool is_known() { return world_.ask(account_).state == AnswerState::kKnown; }

  World world_;
  identifiers::Identifier account_ = World::account(1);
  HolderVerdictService bank_{
      world_.bank_context(),
      HolderVerdictRules::load(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data/policy/holder-verdicts.toml").value()};
  Published shared_;
};

TEST_F(HolderVerdictTest, AnInnocentHolderIsFreedAtOnceAndTheOwnerLooksAgain) {
  ASSERT_TRUE(is_known());
  give(HolderVerdict::kGenuine).value();
  EXPECT_FALSE(is_known()) << "from the verdict on";
  const auto view = at_the_owner();
  EXPECT_EQ(view.verdict.partner, "demobank");
  EXPECT_EQ(view.verdict.verdict, HolderVerdict::kGenuine);
  EXPECT_TRUE(view.verdict.is_open());
  EXPECT_EQ(view.masked.find("1000000001"), std::string::npos) << "never the account in full";
  EXPECT_EQ(world_.bank.audited("verdict.given").size(), 1);
  EXPECT_EQ(world_.police.audited("verdict.received").size(), 1);
}

TEST_F(HolderVerdictTest, UpheldTheSignalNeverComesBack) {
  give(HolderVerdict::kMisattributed).value();
  answer(ObjectionOutcome::kUpheld).value();
  EXPECT_FALSE(is_known());
  EXPECT_EQ(world_.publication.retry_waiting("system").value(), 0);
  EXPECT_FALSE(at_the_owner().verdict.is_open());
}

TEST_F(HolderVerdictTest, RejectedItIsSharedAgainAndAskingOnceMorePausesNothing) {
  give(HolderVerdict::kGenuine).value();
  answer(ObjectionOutcome::kRejected).value();
  EXPECT_TRUE(is_known());
  give(HolderVerdict::kMerchant).value();
  EXPECT_TRUE(is_known());
  EXPECT_FALSE(at_the_owner().verdict.is_open());
  EXPECT_EQ(at_the_owner().verdict.verdict, HolderVerdict::kMerchant) << "but it is known";
}

TEST_F(HolderVerdictTest, WhatHarmsNoInnocentHolderStopsNothing) {
  for (const auto verdict : {HolderVerdict::kFraud, HolderVerdict::kStolenIdentity, HolderVerdict::kUnknown}) {
    give(verdict).value();
    EXPECT_TRUE(is_known()) << name_of(verdict);
    EXPECT_EQ(answer(ObjectionOutcome::kUpheld).error().code, ErrorCode::kFailedPrecondition);
  }
}

TEST_F(HolderVerdictTest, TheLedgerCountsWhoWasToldAndWhoWasRight) {
  const auto read = [this] {
    return world_.police.database
        ->read_value<std::pair<std::vector<PartnerDeliveries>, VerdictQuality>>(
            [](store::Transaction& transaction) -> Result<std::pair<std::vector<PartnerDeliveries>, VerdictQuality>> {
              return std::pair(TRY(deliveries_by_partner(transaction)), TRY(verdict_quality(transaction)));
            })
        .value();
  };
  auto [partners, quality] = read();
  ASSERT_EQ(partners.size(), 1U);
  EXPECT_EQ(partners.front().partner, "demobank");
  EXPECT_EQ(partners.front().sent, 1);
  EXPECT_EQ(partners.front().acknowledged, 1);
  EXPECT_FALSE(partners.front().waits_since);
  EXPECT_EQ(quality.judged, 0);
  give(HolderVerdict::kGenuine).value();
  EXPECT_EQ(read().second.contested, 1);
  EXPECT_EQ(read().second.answered, 0);
  answer(ObjectionOutcome::kUpheld).value();
  std::tie(partners, quality) = read();
  EXPECT_EQ(partners.front().sent, 0);
  EXPECT_EQ(partners.front().withdrawn, 1);
  EXPECT_EQ(partners.front().removed, 1);
  EXPECT_EQ(quality.answered, 1);
  EXPECT_EQ(quality.overturned, 1);
}

TEST_F(HolderVerdictTest, WhatWasNotConfirmedShowsSinceWhenItWaits) {
  world_.publish(World::account(2), 3, "identifier-2");
  const auto partners = world_.police.database
                            ->read_value<std::vector<PartnerDeliveries>>(
                                [](store::Transaction& transaction) { return deliveries_by_partner(transaction); })
                            .value();
  EXPECT_EQ(partners.front().sent, 2);
  EXPECT_EQ(partners.front().acknowledged, 1);
  EXPECT_EQ(partners.front().waits_since, world_.clock.now());
}

TEST_F(HolderVerdictTest, OnlyWhoWasToldOfTheAccountIsHeard) {
  world_.police.database
      ->write([&](store::Transaction& transaction) {
        return world_.verdicts.intake(transaction, "proefbank",
                                      judged_text({shared_.signal, HolderVerdict::kGenuine, world_.clock.now()}),
                                      world_.clock.now());
      })
      .value();
  EXPECT_TRUE(world_.verdicts.list(10)->empty());
  EXPECT_TRUE(is_known());
}

TEST_F(HolderVerdictTest, NobodyHoldsAWebsiteOrASignalThatIsNotThere) {
  world_.import_list(Listing::kBlock, {"oplichter.example"});
  world_.carry();
  const auto copies = world_.bank.database
                          ->read_value<std::vector<ReceivedSignal>>(
                              [](store::Transaction& transaction) { return newest_copies(transaction, {}); })
                          .value();
  const auto site = std::ranges::find(copies, policy::DataClass::kTechnical, &ReceivedSignal::data_class);
  ASSERT_NE(site, copies.end());
  EXPECT_EQ(give(HolderVerdict::kGenuine, site->id).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(give(HolderVerdict::kGenuine, SignalId()).error().code, ErrorCode::kNotFound);
}

TEST(HolderVerdicts, WhatTravelsIsReadBackAndNamesWhatIsWrong) {
  const Judged judged{SignalId::parse("00000000-0000-4000-8000-000000000001").value(), HolderVerdict::kMerchant,
                      parse_time("2026-11-26T12:00:00Z").value()};
  const auto text = judged_text(judged);
  EXPECT_EQ(judged_text(read_judged(text).value()), text);
  EXPECT_EQ(read_judged(R"({"signalId":"x","verdict":"fraud","at":"2026-11-26T12:00:00Z"})").error().field, "signalId");
  EXPECT_EQ(read_judged(R"({"signalId":"00000000-0000-4000-8000-000000000001","verdict":"guilty","at":"2026-11-26T12:00:00Z"})")
                .error()
                .field,
            "verdict");
  EXPECT_FALSE(read_judged("{"));
}

}  // namespace
}  // namespace dijkwacht::signals
