#include "victims/recovery_request.h"

#include <gtest/gtest.h>

#include <set>

namespace dijkwacht::victims {
namespace {

using enum RecoveryState;

const Time kNoticed = parse_time("2026-11-02T09:30:00Z").value();

const RecoveryTerms& terms() {
  static const auto loaded = RecoveryTerms::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/pnbf.toml").value();
  return loaded;
}

RecoveryRequest request(RecoveryState state) {
  return {.facts = {.kind = RecoveryKind::kSeller, .paid_on = parse_date("2026-10-20").value(), .amount = {25'000, "EUR"}},
          .state = state,
          .version = 3,
          .created = kNoticed,
          .noticed_at = kNoticed,
          .statement_at = {},
          .returned = {}};
}

std::string refused(RecoveryState state, RecoveryMove move, Mover by, Time now = kNoticed) {
  move.version = 3;
  const auto checked = check_move(request(state), move, by, terms(), now);
  return checked ? "taken" : checked.error().field;
}

TEST(RecoveryState, EveryStateIsReachedAndEveryOneThatIsNotOverHasAWayOut) {
  std::set<RecoveryState> reached{kReceived};
  for (std::size_t from = 0; from < kRecoveryStateCount; ++from) {
    bool leads_on = false;
    for (std::size_t to = 0; to < kRecoveryStateCount; ++to) {
      for (const auto by : {Mover::kVictim, Mover::kBank, Mover::kClock}) {
        if (!check_step(static_cast<RecoveryState>(from), static_cast<RecoveryState>(to), by)) continue;
        reached.insert(static_cast<RecoveryState>(to));
        leads_on = true;
      }
    }
    EXPECT_NE(leads_on, is_over(static_cast<RecoveryState>(from))) << name_of(static_cast<RecoveryState>(from));
  }
  EXPECT_EQ(reached.size(), kRecoveryStateCount);
}

TEST(RecoveryState, OnlyTheVictimAsksForTheNameAndOnlyOfWhoDidNotAnswer) {
  for (std::size_t from = 0; from < kRecoveryStateCount; ++from) {
    for (const auto by : {Mover::kVictim, Mover::kBank, Mover::kClock}) {
      const bool is_the_way = static_cast<RecoveryState>(from) == kUnanswered && by == Mover::kVictim;
      EXPECT_EQ(check_step(static_cast<RecoveryState>(from), kReleased, by).has_value(), is_the_way);
    }
  }
}

TEST(RecoveryState, AskingThePayeeComesBeforeTheDaysThatCount) {
  EXPECT_EQ(check_step(kReceived, kUnanswered, Mover::kClock).error().field, "to");
  EXPECT_EQ(check_step(kReceived, kUnanswered, Mover::kBank).error().field, "to");
}

TEST(RecoveryMove, NeedsWhatTheStepBrings) {
  const auto eur = [](std::int64_t cents) { return Money{cents, "EUR"}; };
  EXPECT_EQ(refused(kReceived, {.to = kAsked}, Mover::kBank), "holder");
  EXPECT_EQ(refused(kReceived, {.to = kAsked, .holder = Sensitive(Holder{"J. Test", "Straat 1"})}, Mover::kBank), "taken");
  EXPECT_EQ(refused(kReceived, {.to = kRefused}, Mover::kBank), "unmet");
  EXPECT_EQ(refused(kReceived, {.to = kRefused, .unmet = {"C99"}}, Mover::kBank), "unmet");
  EXPECT_EQ(refused(kReceived, {.to = kRefused, .unmet = {"C7", "C7"}}, Mover::kBank), "unmet");
  EXPECT_EQ(refused(kReceived, {.to = kRefused, .unmet = {"C7", "C8"}}, Mover::kBank), "taken");
  EXPECT_EQ(refused(kAsked, {.to = kReturned}, Mover::kBank), "amount");
  EXPECT_EQ(refused(kAsked, {.to = kReturned, .amount = eur(0)}, Mover::kBank), "amount");
  EXPECT_EQ(refused(kAsked, {.to = kReturned, .amount = eur(25'001)}, Mover::kBank), "amount");
  EXPECT_EQ(refused(kAsked, {.to = kReturned, .amount = Money{100, "USD"}}, Mover::kBank), "amount");
  EXPECT_EQ(refused(kAsked, {.to = kReturned, .amount = eur(25'000)}, Mover::kBank), "taken");
  EXPECT_EQ(refused(kUnanswered, {.to = kReleased}, Mover::kVictim), "statement");
  EXPECT_EQ(refused(kUnanswered, {.to = kReleased, .has_signed_statement = true}, Mover::kVictim), "taken");
}

TEST(RecoveryMove, ThePayeesDaysAreWholeBeforeAnyoneSaysThatTheyAreOver) {
  const auto due = kNoticed + std::chrono::days(21);
  for (const auto by : {Mover::kClock, Mover::kBank}) {
    const auto from = by == Mover::kClock ? kAsked : kArranged;
    EXPECT_EQ(refused(from, {.to = kUnanswered}, by, due - Duration(1)), "to");
    EXPECT_EQ(refused(from, {.to = kUnanswered}, by, due), "taken");
  }
  EXPECT_EQ(days_since_notice(request(kAsked), due - Duration(1)), 20);
  EXPECT_EQ(days_since_notice(request(kAsked), due), 21);
  EXPECT_EQ(answer_due(request(kAsked), terms()), due);
}

TEST(RecoveryMove, OnAnOlderVersionIsAConflict) {
  const RecoveryMove late{.version = 2, .to = kClosed};
  EXPECT_EQ(check_move(request(kAsked), late, Mover::kVictim, terms(), kNoticed).error().code, ErrorCode::kConflict);
}

TEST(RecoveryTerms, SayWhatTheProcedureSays) {
  EXPECT_EQ(terms().answer_days, 21);
  EXPECT_EQ(terms().payment_months_max, 13);
  ASSERT_EQ(terms().conditions.size(), 9U) << "C1 to C9";
  EXPECT_FALSE(terms().find("C8")->counts_for(RecoveryKind::kDeception)) << "several reports are asked of a seller only";
  EXPECT_NE(terms().voluntary.nl.find("geen recht"), std::string::npos);
  EXPECT_NE(terms().next_step(kAsked).nl.find("21 dagen"), std::string::npos);
}

}  // namespace
}  // namespace dijkwacht::victims
