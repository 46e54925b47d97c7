#include "signals/import_service.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <fmt/core.h>

#include "signals/listing_conflict_service.h"
#include "signals/opinion_table.h"
#include "signals/signal_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

class Import : public ::testing::Test {
 protected:
  testing::World world_;
};

TEST_F(Import, EachRowIsSharedOrRefusedWithItsReason) {
  const auto result = world_.import_list(Listing::kBlock, {"scam.example", "203.0.113.7", "com12786312634", "under_score.example",
                                                           "2001:db8::1", "no way.example", ""});
  EXPECT_EQ(result.rows, 7);
  EXPECT_EQ(result.imported, 4);
  ASSERT_EQ(result.refused.size(), 3U);
  EXPECT_EQ(result.refused[0].row, 3);
  EXPECT_EQ(result.refused[0].value, "com12786312634");
  EXPECT_FALSE(result.refused[0].reason.empty());
  EXPECT_EQ(result.refused[1].row, 6);
  EXPECT_EQ(result.refused[2].row, 7);
  EXPECT_EQ(world_.police.count("indicator WHERE type = 'ip'"), 2);
  EXPECT_EQ(world_.police.count("opinion"), 4);
  EXPECT_EQ(world_.police.audited("signal.imported").size(), 4U);
  EXPECT_EQ(world_.police.audited("signal.batch").size(), 1U);
  EXPECT_EQ(world_.police.audited("signal.batch").front().act.count, 4);
}

TEST_F(Import, TwiceChangesNothing) {
  const std::vector<std::string> rows{"scam.example", "203.0.113.7", "bad"};
  world_.import_list(Listing::kBlock, rows);
  world_.carry();
  const auto records = world_.police.count("audit_entry");
  const auto again = world_.import_list(Listing::kBlock, {"scam.example", "SCAM.example.", "203.0.113.7", "bad"});
  EXPECT_EQ(again.imported, 0);
  EXPECT_EQ(again.unchanged, 3);
  EXPECT_EQ(again.refused.size(), 1U);
  EXPECT_EQ(world_.police.count("signal"), 2);
  EXPECT_EQ(world_.police.count("opinion"), 2);
  EXPECT_EQ(world_.police.count("audit_entry"), records);
  EXPECT_TRUE(world_.police.outbox("demobank").empty());
}

TEST_F(Import, AValueTwiceInOneListIsOneSignal) {
  const auto result = world_.import_list(Listing::kBlock, {"scam.example", "scam.example"});
  EXPECT_EQ(result.imported, 1);
  EXPECT_EQ(result.unchanged, 1);
}

TEST_F(Import, TwoOwnersAndTwoListingsAreFourSignalsOnOneIndicator) {
  for (const auto* owner : {"feed", "other-feed"}) {
    for (const auto listing : {Listing::kBlock, Listing::kAllow}) world_.import_list(listing, {"name.example"}, owner);
  }
  EXPECT_EQ(world_.police.count("indicator"), 1);
  EXPECT_EQ(world_.police.count("signal"), 4);
}

TEST_F(Import, ThousandsTravelInBatchesOfAtMostFiveHundredAndAllArrive) {
  std::vector<std::string> rows;
  for (int i = 0; i < 2'300; ++i) rows.push_back(fmt::format("scam-{}.example", i));
  EXPECT_EQ(world_.import_list(Listing::kBlock, rows).imported, 2'300);
  const auto events = world_.police.outbox("demobank");
  EXPECT_EQ(events.size(), 5U);
  for (const auto& [event, position] : events) {
    EXPECT_LE(event::read_shared(event.type, event.data)->size(), event::kBatchSignalsMax);
    world_.receiving.receive("police", event.type, event.data).value();
  }
  EXPECT_EQ(world_.index.size(), 2'300U);
  world_.carry_to_police();
  EXPECT_EQ(world_.police.count("signal_delivery WHERE acknowledged_at IS NULL"), 0);
  EXPECT_EQ(world_.ask_domain("www.scam-2299.example").state, AnswerState::kKnown);
}

TEST_F(Import, WithItsRuleOffRowsWaitAndComeWhenItIsOnAgain) {
  world_.police.policy.set_switch("R02", policy::RuleState::kOff).value();
  const auto waiting = world_.import_list(Listing::kBlock, {"scam.example"});
  EXPECT_EQ(waiting.waiting, 1);
  EXPECT_EQ(waiting.imported, 0);
  EXPECT_EQ(world_.import_list(Listing::kBlock, {"scam.example"}).unchanged, 1);
  EXPECT_TRUE(world_.police.outbox("demobank").empty());
  world_.police.policy.set_switch("R02", policy::RuleState::kActive).value();
  EXPECT_EQ(world_.publication.retry_waiting("system").value(), 1);
  EXPECT_EQ(world_.import_list(Listing::kBlock, {"scam.example"}).unchanged, 1);
}

TEST_F(Import, WhatAnObjectionTookBackDoesNotComeBackByImport) {
  world_.import_list(Listing::kBlock, {"scam.example", "other.example"});
  const auto opinion = world_.police.database->read_value<OpinionId>([](auto& transaction) -> Result<OpinionId> {
    return TRY(list_signals(transaction, std::nullopt, SignalId(), 10)).front().opinion;
  });
  world_.withdrawal.withdraw_opinion(*opinion, "person:analyst-1").value();
  const auto again = world_.import_list(Listing::kBlock, {"scam.example", "other.example"});
  EXPECT_EQ(again.unchanged, 1);
  ASSERT_EQ(again.refused.size(), 1U);
  EXPECT_NE(again.refused.front().reason.find("withdrawn"), std::string::npos);
  EXPECT_EQ(world_.police.count("signal WHERE state = 'shared'"), 1);
}

TEST_F(Import, AnExpiredListingIsRenewedByTheNextImport) {
  world_.import_list(Listing::kBlock, {"scam.example"});
  world_.clock.advance(std::chrono::hours(24 * 366));
  EXPECT_EQ(world_.withdrawal.expire_due().value(), 1);
  EXPECT_EQ(world_.import_list(Listing::kBlock, {"scam.example"}).imported, 1);
  EXPECT_EQ(world_.police.count("signal WHERE state = 'shared' AND revision = 3"), 1);
}

TEST_F(Import, RefusesARequestWithoutOwner) {
  EXPECT_EQ(world_.import.import({.opinion = feed_opinion(Listing::kBlock, "phishing", world_.clock.now())}).error().field,
            "owner");
}

TEST_F(Import, ReportsItsProgress) {
  ImportRequest request{.owner = "feed", .opinion = feed_opinion(Listing::kBlock, "phishing", world_.clock.now()), .actor = "a"};
  for (int i = 0; i < 1'500; ++i) request.rows.push_back({i + 1, fmt::format("scam-{}.example", i)});
  std::vector<std::size_t> seen;
  world_.import.import(request, [&](std::size_t done, std::size_t) { seen.push_back(done); }).value();
  EXPECT_EQ(seen, (std::vector<std::size_t>{1'000, 1'500}));
}

TEST_F(Import, ConflictsAreShownWithWhoWins) {
  world_.import_list(Listing::kBlock, {"both.example", "below.parent.example", "wide.example", "alone.example"}, "blocker");
  world_.import_list(Listing::kAllow, {"both.example", "parent.example", "good.wide.example", "notwide.example"}, "allower");
  auto conflicts = listing_conflicts(*world_.police.database).value();
  ASSERT_EQ(conflicts.size(), 3U);
  std::ranges::sort(conflicts, {}, &ListingConflict::value);
  EXPECT_EQ(conflicts[0].value, "below.parent.example");
  EXPECT_EQ(conflicts[0].kind, ConflictKind::kParent);
  EXPECT_EQ(conflicts[0].wins, Listing::kBlock);
  EXPECT_EQ(conflicts[1].value, "both.example");
  EXPECT_EQ(conflicts[1].kind, ConflictKind::kBoth);
  EXPECT_EQ(conflicts[1].wins, Listing::kAllow);
  EXPECT_EQ(conflicts[2].value, "good.wide.example");
  EXPECT_EQ(conflicts[2].kind, ConflictKind::kChild);
  EXPECT_EQ(conflicts[2].wins, Listing::kAllow);
  for (const auto* owner : {"blocker", "allower"}) EXPECT_EQ(listing_conflicts(*world_.police.database, owner)->size(), 3U);
  EXPECT_TRUE(listing_conflicts(*world_.police.database, "third")->empty());
}

TEST_F(Import, TheMoreSpecificListingWinsAndAtEqualRankTheAllowList) {
  world_.import_list(Listing::kBlock, {"both.example", "below.parent.example", "wide.example"}, "blocker");
  world_.import_list(Listing::kAllow, {"both.example", "parent.example", "good.wide.example"}, "allower");
  world_.carry();
  const auto expect = [&](std::string_view name, AnswerState state, std::optional<Listing> listing, bool conflict) {
    const auto given = world_.ask_domain(name);
    EXPECT_EQ(given.state, state) << name;
    EXPECT_EQ(given.listing, listing) << name;
    EXPECT_EQ(given.conflict, conflict) << name;
  };
  expect("both.example", AnswerState::kNoneKnown, Listing::kAllow, true);
  expect("below.parent.example", AnswerState::kKnown, Listing::kBlock, true);
  expect("deep.below.parent.example", AnswerState::kKnown, Listing::kBlock, true);
  expect("parent.example", AnswerState::kNoneKnown, Listing::kAllow, false);
  expect("wide.example", AnswerState::kKnown, Listing::kBlock, false);
  expect("bad.wide.example", AnswerState::kKnown, Listing::kBlock, false);
  expect("good.wide.example", AnswerState::kNoneKnown, Listing::kAllow, true);
  expect("unlisted.example", AnswerState::kNoneKnown, std::nullopt, false);
}

}  // namespace
}  // namespace dijkwacht::signals
