#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "policy/question_text.h"
#include "policy/simulation.h"

namespace dijkwacht::policy {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

RuleBook book() { return RuleBook::load(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "policy").value(); }
Engine engine_of(RuleBook rules) { return Engine(std::make_shared<const RuleBook>(std::move(rules)), true); }

Question bank_notice(std::int64_t reporters) {
  return {.from = {"police", "police"},
          .to = {"bank", "bank"},
          .data_class = DataClass::kAccount,
          .purpose = "block-mule-account",
          .subject = "",
          .facts = {.identified_reporters = reporters, .recipient_holds_account = true},
          .at = kNow};
}

TEST(QuestionText, HoldsCodesCountsAndYesOrNoAndReadsBack) {
  auto asked = bank_notice(3);
  asked.from.id = "org-77";
  asked.subject = "signal-1";
  asked.facts.natural_person = false;
  const auto text = question_text(asked);
  EXPECT_EQ(text, "police/bank/ACC/block-mule-account|reporters=3|holder=yes|person=no");
  const auto read = parse_question_text(text).value();
  EXPECT_EQ(question_text(read), text);
  EXPECT_EQ(read.facts.natural_person, false);
  EXPECT_FALSE(read.facts.consent_given.has_value()) << "what was not known stays unknown";
}

TEST(QuestionText, EveryFactThatARuleMayAskReadsBack) {
  auto asked = bank_notice(0);
  asked.facts.days_since_notice = 21;
  for (const auto& condition : fact_conditions()) asked.facts.*condition.fact = condition.wanted;
  const auto read = parse_question_text(question_text(asked)).value();
  for (const auto& condition : fact_conditions()) EXPECT_EQ(read.facts.*condition.fact, condition.wanted) << condition.key;
  EXPECT_EQ(read.facts.days_since_notice, 21);
}

TEST(QuestionText, WhatWasNotWrittenByItIsCorrupt) {
  for (const auto* text :
       {"", "police/bank/ACC", "police/bank/XYZ/blocking", "police/bank/ACC/blocking|reporters=three",
        "police/bank/ACC/blocking|consent=maybe", "police/bank/ACC/blocking|mood=yes", "police/bank/ACC/blocking|"}) {
    const auto read = parse_question_text(text);
    ASSERT_FALSE(read.has_value()) << text;
    EXPECT_EQ(read.error().code, ErrorCode::kDataCorrupt) << text;
  }
}

std::vector<LoggedDecision> log_of() {
  return {{.entry = 10, .rule = "R05", .was_permitted = true, .question = bank_notice(3)},
          {.entry = 11, .rule = "R05", .was_permitted = true, .count = 2, .question = bank_notice(5)},
          {.entry = 12, .rule = "R05", .was_permitted = false, .question = bank_notice(2)},
          {.entry = 13, .rule = "R05", .was_permitted = true, .question = std::nullopt}};
}

RuleBook with_threshold(std::int64_t reporters) {
  auto rules = book().rules();
  std::ranges::find(rules, "R05", &Rule::id)->identified_reporters_min = reporters;
  return RuleBook(rules, book().texts());
}

TEST(Simulation, TheSameRulesChangeNothingAndWhatIsUnknownStaysUnknown) {
  const auto difference = simulate(engine_of(book()), log_of()).at("R05");
  EXPECT_EQ(difference, (RuleDifference{.same = 4, .unknown = 1}));
}

TEST(Simulation, AHigherThresholdDeniesWhatWasPermittedAndALowerOneTheReverse) {
  EXPECT_EQ(simulate(engine_of(with_threshold(4)), log_of()).at("R05"),
            (RuleDifference{.same = 3, .now_denied = 1, .unknown = 1, .denied_examples = {10}}));
  EXPECT_EQ(simulate(engine_of(with_threshold(2)), log_of()).at("R05"),
            (RuleDifference{.same = 3, .now_permitted = 1, .unknown = 1, .permitted_examples = {12}}));
}

TEST(Simulation, SimulatedLawReleasesNothingSoItCountsAsDenied) {
  const auto sandbox = book().with_state("R05", RuleState::kSandbox).value();
  EXPECT_EQ(simulate(engine_of(sandbox), log_of()).at("R05").now_denied, 3);
}

TEST(Simulation, GivesTheFirstExamplesOnly) {
  std::vector<LoggedDecision> decisions;
  for (int entry = 1; entry <= 20; ++entry) {
    decisions.push_back({.entry = entry, .rule = "R05", .was_permitted = true, .question = bank_notice(3)});
  }
  const auto difference = simulate(engine_of(with_threshold(4)), decisions).at("R05");
  EXPECT_EQ(difference.now_denied, 20);
  EXPECT_EQ(difference.denied_examples, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
}

}  // namespace
}  // namespace dijkwacht::policy
