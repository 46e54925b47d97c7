#include "api/programme_figures.h"

#include <gtest/gtest.h>

#include <set>

#include "barriers/hold.h"
#include "config/data_fields.h"

namespace dijkwacht::api {
namespace {

const Bilingual kBank{"Demobank", "Demo bank"};

TEST(ProgrammeFigures, HoldsTellHowManyHowMuchAndWhichPartWasWrong) {
  const insight::PeriodTotal total{.weeks = 26,
                                   .weeks_known = 20,
                                   .count = 400,
                                   .weeks_with_sum = 18,
                                   .sum_minor = 1'234'567,
                                   .weeks_with_part = 2,
                                   .part_count = 15,
                                   .part_of = 120};
  const auto figures = figures_of("holds", kBank, total);
  ASSERT_EQ(figures.size(), 3U);
  EXPECT_EQ(figures[0].indicator, "payments-held");
  EXPECT_EQ(figures[0].value, 400);
  EXPECT_EQ(figures[1].value, 12'345) << "whole euros";
  EXPECT_EQ(figures[1].weeks_known, 18);
  EXPECT_EQ(figures[2].indicator, "wrong-holds");
  EXPECT_EQ(figures[2].value, 13) << "15 of 120, to the nearest per cent";
  EXPECT_EQ(figures[2].weeks_known, 2);
}

TEST(ProgrammeFigures, AShareThatNoWeekTellsIsNotZero) {
  EXPECT_EQ(figures_of("reports", kBank, {.weeks = 26, .weeks_known = 26, .count = 900}).size(), 1U);
}

TEST(ProgrammeFigures, AskWhatNodesTellForIndicatorsThatTheDataName) {
  EXPECT_TRUE(barriers::parse_release_reason(asked_parts().at("holds").value));
  std::set<std::string> named;
  const auto root = config::read_toml(DIJKWACHT_SOURCE_DIR "/data/programme/indicators.toml").value();
  const auto tables = root.tables("indicators").value();
  for (const auto& each : tables) named.insert(each.text("id").value());
  const insight::PeriodTotal total{
      .weeks = 1, .weeks_known = 1, .count = 10, .weeks_with_part = 1, .part_count = 1, .part_of = 1};
  for (const auto* measure : {"reports", "case-reports", "holds"}) {
    const auto figures = figures_of(measure, kBank, total);
    EXPECT_FALSE(figures.empty()) << measure;
    for (const auto& figure : figures) EXPECT_TRUE(named.contains(figure.indicator)) << figure.indicator;
  }
}

}  // namespace
}  // namespace dijkwacht::api
