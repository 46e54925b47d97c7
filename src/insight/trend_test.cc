#include "insight/trend.h"

#include <gtest/gtest.h>

namespace dijkwacht::insight {
namespace {

const DisclosureRules kRules;

std::string week_text(const std::string& week, std::int64_t total, const std::string& parts = "") {
  return R"({"week":")" + week + R"(","total":{"count":)" + std::to_string(total) + R"(},"axes":{"fraud-type":[)" + parts + "]}}";
}

TrendLine line_of(std::vector<std::optional<std::int64_t>> counts) {
  TrendLine line;
  line.counts = std::move(counts);
  return line;
}

TEST(Trend, ShowsTheNewestWordAndHowItBegan) {
  const ToldWeeks told{
      {"2026-W45", {{1, week_text("2026-W45", 20), from_millis(1)}, {2, week_text("2026-W45", 35), from_millis(2)}}}};
  const auto trend = trend_of(told, "fraud-type", kRules).value();
  ASSERT_EQ(trend.weeks.size(), 1U);
  EXPECT_EQ(trend.weeks[0].version, 2);
  EXPECT_EQ(trend.weeks[0].first_total, 20);
  ASSERT_EQ(trend.lines.size(), 1U);
  EXPECT_EQ(trend.lines[0].counts[0], 35);
}

TEST(Trend, AWeekThatNobodyToldIsThereAndUnknown) {
  const ToldWeeks told{{"2026-W45", {{1, week_text("2026-W45", 20), from_millis(1)}}},
                       {"2026-W47", {{1, week_text("2026-W47", 20), from_millis(1)}}}};
  const auto trend = trend_of(told, "fraud-type", kRules).value();
  ASSERT_EQ(trend.weeks.size(), 3U);
  EXPECT_EQ(trend.weeks[1].version, 0);
  EXPECT_FALSE(trend.lines[0].counts[1]);
}

TEST(Trend, TheTotalComesFirstThenTheLargest) {
  const auto parts = R"({"value":"AKF","count":10},{"value":"BHF","count":60})";
  const ToldWeeks told{{"2026-W45", {{1, week_text("2026-W45", 70, parts), from_millis(1)}}}};
  const auto trend = trend_of(told, "fraud-type", kRules).value();
  ASSERT_EQ(trend.lines.size(), 3U);
  EXPECT_EQ(trend.lines[0].value, "");
  EXPECT_EQ(trend.lines[1].value, "BHF");
  EXPECT_EQ(axes_of(told, kRules).value(), std::vector<std::string>{"fraud-type"});
}

TEST(Trend, AJumpAfterSteadyWeeksIsAnAlarmWithItsBound) {
  auto line = line_of({20, 25, 20, 20, 25, 20, 25, 20, 20, 25, 90});
  watch(line);
  EXPECT_EQ(line.method, "ears-c2");
  ASSERT_TRUE(line.watched[10]);
  EXPECT_TRUE(line.watched[10]->is_alarm);
  EXPECT_GT(line.watched[10]->upper, line.watched[10]->expected);
  ASSERT_TRUE(line.watched[9]);
  EXPECT_FALSE(line.watched[9]->is_alarm);
}

TEST(Trend, NoJudgementAcrossAWeekThatIsNotKnown) {
  auto line = line_of({20, 25, 20, 20, 25, 20, 25, 20, 20, std::nullopt, 90});
  watch(line);
  EXPECT_EQ(line.method, "");
  EXPECT_FALSE(line.watched[10]);
}

TEST(Trend, TheTotalOfAPeriodSaysOfHowManyWeeksItIs) {
  const auto parts = R"({"value":"BHF","count":30})";
  const ToldWeeks told{{"2026-W44", {{1, week_text("2026-W44", 50, parts), from_millis(1)}}},
                       {"2026-W45", {{1, R"({"week":"2026-W45","axes":{"fraud-type":[]}})", from_millis(1)}}},
                       {"2026-W46", {{1, week_text("2026-W46", 20), from_millis(1)}}}};
  const auto day = [](const char* text) { return std::chrono::sys_days(parse_date(text).value()); };
  const auto total = total_of(told, day("2026-07-01"), day("2027-01-01"), {"fraud-type", "BHF"}, kRules).value();
  EXPECT_EQ(total.weeks, 3);
  EXPECT_EQ(total.weeks_known, 2);
  EXPECT_EQ(total.count, 70);
  EXPECT_EQ(total.part_count, 30);
  EXPECT_EQ(total.part_of, 50) << "a week whose part is not told says nothing about the share";
  EXPECT_EQ(total_of(told, day("2026-01-01"), day("2026-07-01"), {}, kRules)->weeks, 0);
}

TEST(Trend, WithTwoYearsBehindItTheSeasonCounts) {
  std::vector<std::optional<std::int64_t>> counts;
  for (int i = 0; i < 130; ++i) counts.emplace_back(50 + 5 * (i % 3));
  counts.back() = 200;
  auto line = line_of(counts);
  watch(line);
  EXPECT_EQ(line.method, "farrington");
  ASSERT_TRUE(line.watched.back());
  EXPECT_TRUE(line.watched.back()->is_alarm);
}

}  // namespace
}  // namespace dijkwacht::insight
