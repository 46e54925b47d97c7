#include "insight/own_break.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/clock.h"
#include "store/database_testing.h"

namespace dijkwacht::insight {
namespace {

using std::chrono::sys_days;

const std::filesystem::path kData = DIJKWACHT_SOURCE_DIR "/data";

sys_days day(std::string_view text) { return sys_days(parse_date(text).value()); }

/// Weeks from 2026-W40 (28 September) on; false: nobody told it.
Trend weeks_told(const std::vector<bool>& told) {
  Trend trend;
  auto week = Week::parse("2026-W40").value();
  for (const bool is_told : told) {
    trend.weeks.push_back({.week = week});
    if (is_told) {
      trend.weeks.back().version = 1;
      trend.weeks.back().first_stated_at = Time(day("2026-10-20"));
    }
    week = week.next();
  }
  return trend;
}

std::vector<std::string> kinds_of(const std::vector<OwnBreak>& breaks) {
  std::vector<std::string> kinds;
  for (const auto& each : breaks)
    kinds.push_back(date_text(std::chrono::year_month_day(each.on)) + " " + std::string(name_of(each.kind)));
  return kinds;
}

using Kinds = std::vector<std::string>;

TEST(OwnBreaks, ANodeBeginsIsSilentAndStops) {
  const auto trend = weeks_told({true, true, false, false, true});  // the last one ends on 1 November
  const auto breaks = breaks_in(trend, "reports", "channel", {}, day("2026-11-16"));
  EXPECT_EQ(kinds_of(breaks), (Kinds{"2026-10-12 silent", "2026-10-20 telling-began", "2026-11-02 telling-stopped"}));
  EXPECT_EQ(breaks[0].until, day("2026-10-25")) << "both weeks are one silence";
}

TEST(OwnBreaks, AWeekThatMayStillComeIsNoSilence) {
  const auto trend = weeks_told({true, true});  // the last one ends on 11 October
  EXPECT_EQ(kinds_of(breaks_of_telling(trend, day("2026-10-25"))), Kinds{"2026-10-20 telling-began"});
  EXPECT_EQ(kinds_of(breaks_of_telling(trend, day("2026-10-26"))),
            (Kinds{"2026-10-20 telling-began", "2026-10-12 telling-stopped"}));
}

TEST(OwnBreaks, ARuleCountsWhileItIsActiveFromItsFirstDayToTheDayAfterItsLast) {
  policy::Rule rule;
  rule.id = "R99";
  rule.in_force_from = parse_date("2026-10-05").value();
  rule.in_force_until = parse_date("2026-10-31").value();
  EXPECT_TRUE(breaks_of_rules({rule}).empty()) << "it is off";
  rule.state = policy::RuleState::kActive;
  const auto breaks = breaks_of_rules({rule});
  EXPECT_EQ(kinds_of(breaks), (Kinds{"2026-10-05 rule-begins", "2026-11-01 rule-ends"}));
  EXPECT_EQ(breaks[0].source, "R99");
  rule.denies = true;
  EXPECT_TRUE(breaks_of_rules({rule}).empty()) << "what it forbids was not counted before either";
}

TEST(OwnBreaks, OnlyWhatTouchesTheMeasureAndTheAxisBetweenItsFirstWeekAndTodayIsThere) {
  auto trend = weeks_told({true, true, true, true});
  for (auto& week : trend.weeks) week.first_stated_at.reset();
  const OwnBreak form{.on = day("2026-10-06"),
                      .until = {},
                      .kind = BreakKind::kForm,
                      .text = {},
                      .source = "x",
                      .measures = {"reports"},
                      .axes = {"province"}};
  const auto seen = [&](std::string_view on, const std::string& measure, const std::string& axis) {
    auto moved = form;
    moved.on = day(on);
    return breaks_in(trend, measure, axis, {moved}, day("2026-10-30")).size();
  };
  EXPECT_EQ(seen("2026-10-06", "reports", "province"), 1U);
  EXPECT_EQ(seen("2026-10-06", "holds", "province"), 0U);
  EXPECT_EQ(seen("2026-10-06", "reports", "channel"), 0U);
  EXPECT_EQ(seen("2026-09-27", "reports", "province"), 0U) << "before the first Monday";
  EXPECT_EQ(seen("2026-09-28", "reports", "province"), 1U);
  EXPECT_EQ(seen("2026-10-30", "reports", "province"), 1U);
  EXPECT_EQ(seen("2026-10-31", "reports", "province"), 0U) << "tomorrow";
}

TEST(OwnBreaks, ListsOfOthersTouchKindsOfFraudOnly) {
  TaxonomyScheme scheme;
  scheme.valid_from = parse_date("2026-10-01").value();
  const auto breaks = breaks_of_lists({scheme, {}});
  ASSERT_EQ(breaks.size(), 1U) << "one without a day is none";
  EXPECT_EQ(breaks[0].axes, std::vector<std::string>{"fraud-type"});
}

Result<std::vector<OwnBreak>> loaded_with(std::string_view text, std::string_view other) {
  const store::testing::TemporaryFolder folder;
  std::ifstream original(kData / "insight/own-breaks.toml");
  std::string content((std::istreambuf_iterator<char>(original)), {});
  content.replace(content.find(text), text.size(), other);
  std::ofstream(folder.path() / "own-breaks.toml") << content;
  return load_own_breaks(folder.path() / "own-breaks.toml");
}

TEST(OwnBreaks, TheFileSaysFromWhichDayTheProvinceIsAsked) {
  const auto breaks = load_own_breaks(kData / "insight/own-breaks.toml").value();
  EXPECT_EQ(breaks.back().on, day("2026-11-27"));
  EXPECT_EQ(breaks.back().axes, std::vector<std::string>{"province"});
}

TEST(OwnBreaks, AMistakeInTheFileNamesItsKey) {
  EXPECT_EQ(loaded_with("on = \"2026-11-24\"", "on = \"24 November\"").error().field, "on");
  EXPECT_EQ(loaded_with("on = \"2026-11-24\"", "on = \"2026-11-28\"").error().field, "on");
  EXPECT_EQ(loaded_with("kind = \"form\"", "kind = \"rule-begins\"").error().field, "kind");
  EXPECT_FALSE(loaded_with("source = \"data/forms", "origin = \"data/forms"));
}

}  // namespace
}  // namespace dijkwacht::insight
