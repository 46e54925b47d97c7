#include "programme/escalation.h"

#include <gtest/gtest.h>

namespace dijkwacht::programme {
namespace {

Date day(std::string_view text) { return parse_date(text).value(); }
Period period(std::string_view text) { return Period::parse(text).value(); }

const EscalationRules kRules{
    .report_due_days = 14, .amber_behind_points = 10, .red_behind_points = 30, .amber_periods_max = 1, .red_periods_max = 2};

/// Agreed for all of 2026: at the end of each quarter 24, 49, 75 and 100 per cent are expected.
Course course(std::vector<std::int64_t> progress) {
  Course made{.state = State::kStarted, .start = day("2026-01-01"), .due = day("2026-12-31"), .followed_from = day("2026-01-01")};
  for (std::size_t i = 0; i < progress.size(); ++i) made.reports.push_back({{2026, static_cast<int>(i) + 1}, progress[i]});
  return made;
}

std::vector<Colour> colours(const Assessment& assessment) {
  std::vector<Colour> all;
  for (const auto& each : assessment.periods) all.push_back(each.colour);
  return all;
}

TEST(Period, IsAQuarterAndNothingElse) {
  EXPECT_EQ(period("2026-Q3").first_day(), day("2026-07-01"));
  EXPECT_EQ(period("2026-Q3").last_day(), day("2026-09-30"));
  EXPECT_EQ(period("2026-Q4").next().text(), "2027-Q1");
  EXPECT_EQ(Period::of(day("2026-12-31")).text(), "2026-Q4");
  for (const auto* wrong : {"", "2026-Q5", "2026-Q0", "2026-H1", "2026-q1", "26-Q1", "2026-Q1 ", "-026-Q1"}) {
    EXPECT_EQ(Period::parse(wrong).error().field, "period") << wrong;
  }
  EXPECT_EQ(HalfYear::parse("2026-H2")->first().text(), "2026-Q3");
  EXPECT_EQ(HalfYear::parse("2026-H2")->last().text(), "2026-Q4");
  EXPECT_FALSE(HalfYear::parse("2026-H3"));
}

TEST(Colour, FollowsFromHowFarBehindAStraightLine) {
  struct Row {
    std::int64_t progress;
    Colour colour;
    const char* why;
  };
  for (const auto& row : {Row{24, Colour::kGreen, "on-schedule"}, Row{15, Colour::kGreen, "on-schedule"},
                          Row{14, Colour::kAmber, "behind"}, Row{0, Colour::kAmber, "behind"}}) {
    const auto assessment = assess(kRules, course({row.progress}), day("2026-04-01"));
    EXPECT_EQ(assessment.colour, row.colour) << row.progress;
    EXPECT_EQ(assessment.why, row.why) << row.progress;
  }
  EXPECT_EQ(assess(kRules, course({24, 20}), day("2026-07-01")).colour, Colour::kAmber);  // 29 behind
  EXPECT_EQ(assess(kRules, course({24, 19}), day("2026-07-01")).colour, Colour::kRed);    // 30 behind
}

TEST(Colour, IsRedAfterTheDueDateUnlessAllIsDone) {
  auto late = course({24, 49, 75, 100});
  late.reports.push_back({{2027, 1}, 99});
  EXPECT_EQ(assess(kRules, late, day("2027-04-01")).why, "overdue");
  late.reports.back().progress = 100;
  EXPECT_EQ(assess(kRules, late, day("2027-04-01")).colour, Colour::kGreen);
}

TEST(Colour, OfAPeriodWithAnOpenBottleneckIsAmberAtLeast) {
  auto hindered = course({24});
  hindered.obstacles = {{day("2026-02-01"), std::nullopt}};
  EXPECT_EQ(assess(kRules, hindered, day("2026-04-01")).why, "bottleneck");
  hindered.obstacles = {{day("2026-02-01"), day("2026-03-31")}};
  EXPECT_EQ(assess(kRules, hindered, day("2026-04-01")).colour, Colour::kGreen);
}

TEST(Colour, IsUnknownWithoutAReportByItsDueDateNeverGreen) {
  const auto before = assess(kRules, course({24}), day("2026-07-14"));
  EXPECT_EQ(before.colour, Colour::kGreen);
  EXPECT_EQ(before.next_report->text(), "2026-Q2");
  EXPECT_EQ(*before.next_report_due, day("2026-07-14"));
  const auto after = assess(kRules, course({24}), day("2026-07-15"));
  EXPECT_EQ(after.colour, Colour::kUnknown);
  EXPECT_EQ(after.why, "no-report");
  EXPECT_EQ(after.next_report->text(), "2026-Q2") << "what was missed is still asked for";
}

TEST(Colour, IsUnknownWithoutAgreedDates) {
  auto vague = course({100});
  vague.due.reset();
  EXPECT_EQ(assess(kRules, vague, day("2026-04-01")).why, "no-dates");
  EXPECT_EQ(assess(kRules, vague, day("2026-04-01")).colour, Colour::kUnknown);
}

TEST(Colour, OfANewCommitmentAwaitsItsFirstReport) {
  const auto fresh = assess(kRules, course({}), day("2026-02-01"));
  EXPECT_EQ(fresh.colour, Colour::kUnknown);
  EXPECT_EQ(fresh.why, "awaits-first-report");
}

TEST(Colour, IsNotAskedOfWhatIsProposedOrOver) {
  for (const auto state : {State::kProposed, State::kClosed, State::kHandedOver}) {
    auto done = course({0, 0, 0});
    done.state = state;
    EXPECT_EQ(assess(kRules, done, day("2026-11-01")).colour, Colour::kNotAsked);
  }
}

TEST(Escalation, AmberForMoreThanOnePeriodNeedsABottleneck) {
  EXPECT_FALSE(assess(kRules, course({10}), day("2026-04-01")).needs_bottleneck);
  EXPECT_TRUE(assess(kRules, course({10, 35}), day("2026-07-01")).needs_bottleneck);
  EXPECT_TRUE(assess(kRules, course({10, 0}), day("2026-07-01")).needs_bottleneck) << "red is worse than amber";
  EXPECT_FALSE(assess(kRules, course({10, 49, 60}), day("2026-10-01")).needs_bottleneck) << "green in between";
  auto named = course({10, 35});
  named.obstacles = {{day("2026-06-01"), std::nullopt}};
  EXPECT_FALSE(assess(kRules, named, day("2026-07-01")).needs_bottleneck);
}

TEST(Escalation, RedForMoreThanTwoPeriodsGoesToTheSteeringGroup) {
  auto red = course({24, 0, 0});
  EXPECT_FALSE(assess(kRules, red, day("2026-10-01")).goes_to_steering_group);
  red.reports.push_back({{2026, 4}, 0});
  EXPECT_TRUE(assess(kRules, red, day("2026-12-31")).goes_to_steering_group);
  red.reports[2].progress = 60;  // amber in between
  EXPECT_FALSE(assess(kRules, red, day("2026-12-31")).goes_to_steering_group);
}

TEST(Escalation, SilenceNeitherCountsNorClears) {
  auto silent = course({10});
  silent.reports.push_back({{2026, 3}, 60});
  const auto assessment = assess(kRules, silent, day("2026-10-01"));
  EXPECT_EQ(colours(assessment), (std::vector{Colour::kAmber, Colour::kUnknown, Colour::kAmber}));
  EXPECT_TRUE(assessment.needs_bottleneck);
}

TEST(Escalation, WhatWasReportedStaysWhenTheClockIsSetBack) {
  const auto red = course({24, 0, 0, 0});
  const auto forward = assess(kRules, red, day("2026-12-31"));
  const auto back = assess(kRules, red, day("2026-02-01"));
  EXPECT_EQ(colours(back), colours(forward));
  EXPECT_TRUE(back.goes_to_steering_group);
}

TEST(Escalation, OverdueIsWhatShouldStandAndDoesNot) {
  EXPECT_FALSE(assess(kRules, course({}), day("2026-12-31")).is_overdue);
  EXPECT_TRUE(assess(kRules, course({}), day("2027-01-01")).is_overdue);
  auto done = course({});
  done.state = State::kImplemented;
  EXPECT_FALSE(assess(kRules, done, day("2027-01-01")).is_overdue);
}

TEST(EscalationFile, OfTheProjectIsReadable) {
  const auto rules = EscalationRules::load(DIJKWACHT_SOURCE_DIR "/data/programme/escalation.toml");
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_EQ(rules->amber_periods_max, 1);
  EXPECT_EQ(rules->red_periods_max, 2);
}

}  // namespace
}  // namespace dijkwacht::programme
