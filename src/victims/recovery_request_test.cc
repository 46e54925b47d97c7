#include "victims/recovery_request.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "store/database_testing.h"

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
          .moved_at = kNoticed,
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

TEST(RecoveryLapse, ComesWhenTheDayIsOverOnWhichTheMonthsAreNotBefore) {
  const auto due = parse_time("2027-05-03T00:00:00Z").value();
  EXPECT_EQ(lapse_due(request(kReceived), terms()), due) << "noticed on 2 November, six months";
  EXPECT_EQ(refused(kReceived, {.to = kLapsed}, Mover::kClock, due - Duration(1)), "to");
  EXPECT_EQ(refused(kReceived, {.to = kLapsed}, Mover::kClock, due), "taken");
  EXPECT_EQ(lapse_due(request(kSummoned), terms()), parse_time("2029-11-03T00:00:00Z").value()) << "a court takes its time";
}

TEST(RecoveryLapse, OnADayThatTheLastMonthDoesNotHaveComesAfterItsLastDay) {
  auto late = request(kReceived);
  late.moved_at = parse_time("2026-08-31T23:59:59Z").value();
  EXPECT_EQ(lapse_due(late, terms()), parse_time("2027-03-01T00:00:00Z").value());
}

TEST(RecoveryLapse, IsOfEveryStateThatCanWaitAndOfTheClockOnly) {
  const auto far = kNoticed + std::chrono::years(20);
  for (std::size_t i = 0; i < kRecoveryStateCount; ++i) {
    const auto state = static_cast<RecoveryState>(i);
    EXPECT_EQ(refused(state, {.to = kLapsed}, Mover::kClock, far), is_over(state) ? "to" : "taken") << name_of(state);
    EXPECT_EQ(lapse_due(request(state), terms()).has_value(), !is_over(state)) << name_of(state);
    for (const auto by : {Mover::kBank, Mover::kVictim}) EXPECT_EQ(refused(state, {.to = kLapsed}, by, far), "to");
  }
}

TEST(RecoveryLapse, TheMonthsCountFromTheLastStepAndNeverFromAnEarlierDayWhenTheClockGoesBack) {
  const auto later = moved(request(kReleased), {.version = 3, .to = kDemanded}, "victim", kNoticed + std::chrono::days(40));
  EXPECT_EQ(later.moved_at, kNoticed + std::chrono::days(40));
  const auto set_back = moved(request(kReleased), {.version = 3, .to = kDemanded}, "victim", kNoticed - std::chrono::days(4000));
  EXPECT_EQ(set_back.moved_at, kNoticed);
}

RecoveryRequest disputed() { return disagreed(request(kUnanswered), "address-wrong", "person:2", kNoticed); }

TEST(RecoveryName, IsTypedAnewOnlyWhenSomebodySaysThatItIsNotRight) {
  const RecoveryMove letter{.version = 4, .to = kAsked, .holder = Sensitive(Holder{"J. Test", "Straat 2"})};
  for (const auto state : {kAsked, kArranged, kUnanswered}) {
    EXPECT_EQ(refused(state, {.to = kAsked, .holder = Sensitive(Holder{"J. Test", "Straat 2"})}, Mover::kBank), "to")
        << name_of(state);
    auto said = disputed();
    said.state = state;
    EXPECT_TRUE(check_move(said, letter, Mover::kBank, terms(), kNoticed)) << name_of(state);
    EXPECT_EQ(check_move(said, {.version = 4, .to = kAsked}, Mover::kBank, terms(), kNoticed).error().field, "holder");
  }
  for (const auto state : {kReleased, kDemanded, kLapsed}) {
    auto said = disputed();
    said.state = state;
    EXPECT_EQ(check_move(said, letter, Mover::kBank, terms(), kNoticed).error().field, "to") << name_of(state);
  }
}

TEST(RecoveryName, TypedAnewHasNobodysAgreementAndNewDays) {
  const auto now = kNoticed + std::chrono::days(30);
  auto said = disputed();
  said.agreed_by = "person:2";
  const auto anew = moved(said, {.version = 4, .to = kAsked}, "person:3", now);
  EXPECT_EQ(anew.holder_typed_by, "person:3");
  EXPECT_TRUE(anew.agreed_by.empty() && anew.disagreed_by.empty() && anew.disagreement.empty());
  EXPECT_EQ(anew.noticed_at, now) << "a new letter: the payee has all days again";
  EXPECT_EQ(check_agreement(anew, 5, "person:3").error().code, ErrorCode::kPermissionDenied) << "who typed last";
  EXPECT_TRUE(check_agreement(anew, 5, "person:1")) << "who typed first is somebody else now";
}

TEST(RecoveryName, ADisagreementNamesAReasonOfTheTermsAndStandsUntilTypedAnew) {
  const auto checked = [](const RecoveryRequest& of, std::string_view reason, std::int64_t version = 3) {
    const auto may = check_disagreement(of, version, reason, terms());
    return may ? ErrorCode::kInternal : may.error().code;
  };
  EXPECT_EQ(checked(request(kAsked), "address-wrong"), ErrorCode::kInternal) << "may";
  EXPECT_EQ(checked(request(kAsked), "he lives elsewhere"), ErrorCode::kInvalidArgument);
  EXPECT_EQ(checked(request(kAsked), "address-wrong", 2), ErrorCode::kConflict);
  EXPECT_EQ(checked(request(kReceived), "address-wrong"), ErrorCode::kFailedPrecondition);
  EXPECT_EQ(checked(request(kReleased), "address-wrong"), ErrorCode::kFailedPrecondition);
  EXPECT_EQ(checked(disputed(), "name-wrong", 4), ErrorCode::kConflict);
  EXPECT_EQ(check_agreement(disputed(), 4, "person:3").error().code, ErrorCode::kFailedPrecondition);
}

TEST(RecoveryName, TheVictimReadsThatTheBankWroteAnewAndTheDaysBeginAgain) {
  std::vector<RecoveryEvent> events{{.state = kReceived}, {.state = kAsked}};
  EXPECT_EQ(next_step(request(kAsked), events, terms()), terms().next_step(kAsked));
  events.push_back({.state = kAsked});
  EXPECT_EQ(next_step(request(kAsked), events, terms()), terms().asked_anew);
  EXPECT_NE(terms().asked_anew.nl.find("21 dagen"), std::string::npos);
  EXPECT_EQ(next_step(request(kUnanswered), events, terms()), terms().next_step(kUnanswered));
}

/// The terms with one text of the file replaced.
std::string fault_with(const std::string& from, const std::string& to) {
  std::ifstream file(std::string(DIJKWACHT_SOURCE_DIR) + "/data/victims/pnbf.toml");
  std::string text(std::istreambuf_iterator<char>(file), {});
  const auto at = text.find(from);
  if (at == std::string::npos) return "not in the file";
  text.replace(at, from.size(), to);
  const store::testing::TemporaryFolder folder;
  std::ofstream(folder.path() / "pnbf.toml") << text;
  const auto loaded = RecoveryTerms::load(folder.path() / "pnbf.toml");
  return loaded ? "loaded" : loaded.error().message;
}

TEST(RecoveryTerms, TheMonthsThatARequestIsKeptAreToldOfEachStateThatCanWaitOnce) {
  EXPECT_EQ(fault_with("months = 36", "months = 48"), "loaded");
  EXPECT_NE(fault_with(R"("summoned", "judged")", R"("summoned")").find("'judged'"), std::string::npos);
  EXPECT_NE(fault_with(R"("summoned", "judged")", R"("asked", "judged")").find("twice"), std::string::npos);
  EXPECT_NE(fault_with(R"("summoned", "judged")", R"("summoned", "closed", "judged")").find("is over"), std::string::npos);
  EXPECT_NE(fault_with("months = 36", "months = 0").find("between 1 and 120"), std::string::npos);
  EXPECT_NE(fault_with("answer_days = 21", "answer_days = 200").find("longer than the days"), std::string::npos);
  EXPECT_NE(fault_with(R"(id = "letter-back")", R"(id = "name-wrong")").find("twice"), std::string::npos);
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
