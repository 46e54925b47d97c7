#include "signals/freeze_service.h"

#include <gtest/gtest.h>

#include "signals/signal_table.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

using testing::World;

constexpr std::string_view kCause = "request-1";
constexpr std::chrono::days kNotAgain{90};

class Freezes : public ::testing::Test {
 protected:
  Freezes() {
    shared_ = world_.publish(account_);
    world_.carry();
  }

  std::vector<std::string> matched(const identifiers::Identifier& identifier) {
    std::vector<std::string> ids;
    const auto found = freezes_.match({identifier}).value();
    for (const auto& match : found) ids.push_back(match.indicator.id.text());
    return ids;
  }
  Paused freeze(std::string_view cause = kCause) {
    const auto ids = matched(account_);
    const auto paused = world_.police.database
                            ->write_value<Paused>([&](store::Transaction& transaction) {
                              const auto now = world_.clock.now();
                              return freezes_.freeze(transaction, cause, ids, now - kNotAgain, now);
                            })
                            .value();
    world_.carry();
    return paused;
  }
  void refuse(std::string_view cause = kCause) {
    world_.police.database
        ->write([&](store::Transaction& transaction) { return freezes_.refuse(transaction, cause, world_.clock.now()); })
        .value();
    world_.publication.retry_waiting("person:privacy-1").value();
    world_.carry();
  }
  std::int64_t end() {
    const auto ids = matched(account_);
    const auto receivers = world_.police.database
                               ->write_value<std::int64_t>([&](store::Transaction& transaction) {
                                 return freezes_.end(transaction, kCause, ids, "person:privacy-1", world_.clock.now());
                               })
                               .value();
    world_.carry();
    return receivers;
  }
  bool is_known() { return world_.ask(account_).state == AnswerState::kKnown; }
  Signal signal() {
    return world_.police.database
        ->read_value<std::optional<Signal>>([&](auto& transaction) { return find_signal(transaction, shared_.signal); })
        .value()
        .value();
  }

  World world_;
  identifiers::Identifier account_ = World::account(1);
  FreezeService freezes_{world_.police_context()};
  Published shared_;
};

TEST_F(Freezes, WhatIsPausedAnswersNobodyAndIsNotSharedByAnyWay) {
  ASSERT_TRUE(is_known());
  EXPECT_EQ(freeze().paused, 1);
  EXPECT_FALSE(is_known());
  EXPECT_EQ(signal().withdrawn_because, WithdrawalReason::kObjectionPending);
  EXPECT_EQ(world_.publication.retry_waiting("system").value(), 0);
  EXPECT_EQ(world_.publication.recount("identifier-1", 9, "system")->shared, 0);
  EXPECT_EQ(world_.publish(account_, 9).state, SignalState::kWaiting) << "a new opinion waits too";
  EXPECT_FALSE(is_known());
}

TEST_F(Freezes, ARefusedObjectionLetsItGoOnAndIsNotPausedAgainByAskingOnceMore) {
  freeze();
  refuse();
  EXPECT_TRUE(is_known());
  const auto again = freeze("request-2");
  EXPECT_EQ(again.paused, 0);
  EXPECT_EQ(again.judged_before, 1);
  EXPECT_TRUE(is_known());
  world_.clock.advance(kNotAgain + std::chrono::hours(1));
  EXPECT_EQ(freeze("request-3").paused, 1) << "later it is judged anew";
}

TEST_F(Freezes, TwoPausesEndWithTheLastOne) {
  freeze();
  EXPECT_EQ(freeze("request-2").paused, 1);
  refuse();
  EXPECT_FALSE(is_known());
  refuse("request-2");
  EXPECT_TRUE(is_known());
}

TEST_F(Freezes, AnUpheldObjectionEndsItForGoodAndCountsWhoHadIt) {
  freeze();
  EXPECT_EQ(end(), 1);
  EXPECT_EQ(signal().withdrawn_because, WithdrawalReason::kObjectionUpheld);
  EXPECT_EQ(world_.publication.retry_waiting("system").value(), 0);
  EXPECT_FALSE(is_known());
}

TEST_F(Freezes, WhatIsErasedWithoutAPauseIsTakenBackToo) {
  EXPECT_EQ(end(), 1);
  EXPECT_FALSE(is_known());
  EXPECT_EQ(signal().withdrawn_because, WithdrawalReason::kObjectionUpheld);
}

TEST_F(Freezes, ATechnicalNameAndAStrangersAccountMatchNothing) {
  world_.import_list(Listing::kBlock, {"scam.example"});
  EXPECT_TRUE(matched(identifiers::parse(identifiers::IdentifierType::kDomain, "scam.example").value()).empty());
  EXPECT_TRUE(matched(World::account(2)).empty());
}

}  // namespace
}  // namespace dijkwacht::signals
