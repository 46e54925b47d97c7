#include "app/burst_question.h"

#include <gtest/gtest.h>

#include <string>

#include "app/csv_file.h"
#include "base/json.h"

namespace dijkwacht::app {
namespace {

const std::filesystem::path kOutbreak = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "../shared/data/outbreak";
const auto kCounts = kOutbreak / "salmonella_agona.csv";
const auto kExpected = kOutbreak / "expected_salmonella_agona_last104.csv";
const Time kNow = parse_time("2026-11-25T23:30:00Z").value();

/// A method, the columns of what R's surveillance 1.20.3 says of it, and its number of alarms.
struct Published {
  const char* method;
  const char* upper;  ///< none: only alarms are published
  const char* alarm;
  std::int64_t alarms;
};

class PublishedBursts : public ::testing::TestWithParam<Published> {};

TEST_P(PublishedBursts, EveryBoundAndAlarmOfTwoYearsIsMet) {
  if (!std::filesystem::exists(kExpected)) GTEST_SKIP() << "the outbreak series are not beside this project";
  const auto& published = GetParam();
  const auto csv = read_csv_file(kExpected).value();
  const auto told =
      find_bursts({.file = kCounts, .count = "observed", .time = "week", .method = published.method, .last = 104}, kNow).value();
  const auto document = JsonDocument::parse(told.json).value();
  EXPECT_EQ(document.root().integer("alarms").value(), published.alarms);
  const auto points = document.root().array("points").value();
  ASSERT_EQ(points.size(), 104U);
  const auto weeks = csv.numbers("week").value();
  const auto observed = csv.numbers("observed").value();
  const auto alarms = csv.numbers(published.alarm).value();
  for (std::size_t i = 0; i < points.size(); ++i) {
    EXPECT_EQ(points[i].number("index").value(), weeks[i]);
    EXPECT_EQ(points[i].string("time").value(), std::to_string(static_cast<int>(weeks[i])));
    EXPECT_EQ(points[i].number("observed").value(), observed[i]);
    EXPECT_EQ(points[i].boolean("alarm").value(), alarms[i] == 1) << weeks[i];
    if (published.upper == nullptr) continue;
    EXPECT_NEAR(points[i].number("upper").value(), csv.numbers(published.upper).value()[i], 1e-9) << weeks[i];
  }
}

INSTANTIATE_TEST_SUITE_P(Surveillance, PublishedBursts,
                         ::testing::Values(Published{"farrington", "upper", "alarm", 6},
                                           Published{"ears-c1", "C1_upper", "C1_alarm", 5},
                                           Published{"ears-c2", "C2_upper", "C2_alarm", 7},
                                           Published{"ears-c3", "C3_upper", "C3_alarm", 9},
                                           Published{"cusum", nullptr, "cusum_alarm", 8}),
                         [](const auto& given) {
                           std::string name = given.param.method;
                           std::erase(name, '-');
                           return name;
                         });

TEST(BurstQuestion, WithoutLastItWatchesAllThatTheMethodHasHistoryFor) {
  if (!std::filesystem::exists(kCounts)) GTEST_SKIP() << "the outbreak series are not beside this project";
  const auto first = [](const char* method) {
    const auto told = find_bursts({.file = kCounts, .count = "observed", .method = method}, kNow).value();
    return JsonDocument::parse(told.json).value().root().array("points").value().front().integer("index").value();
  };
  EXPECT_EQ(first("farrington"), 5 * 52 + 1);
  EXPECT_EQ(first("ears-c1"), 8);
  EXPECT_EQ(first("ears-c3"), 12);
  EXPECT_EQ(first("cusum"), 53);
}

TEST(BurstQuestion, RefusesWhatTheMethodCannotUse) {
  if (!std::filesystem::exists(kCounts)) GTEST_SKIP() << "the outbreak series are not beside this project";
  const auto field = [](BurstQuestion question) {
    question.file = kCounts;
    question.count = "observed";
    const auto told = find_bursts(question, kNow);
    EXPECT_TRUE(told || told.error().code == ErrorCode::kInvalidArgument);
    return told ? std::string("told") : told.error().field;
  };
  EXPECT_EQ(field({.method = "guess"}), "--method");
  EXPECT_EQ(field({.method = "cusum", .alpha = 0.1}), "--alpha");
  EXPECT_EQ(field({.method = "ears-c1", .years = 3}), "--years");
  EXPECT_EQ(field({.method = "farrington", .last = 312}), "last");
  EXPECT_EQ(field({.method = "farrington", .last = 1000}), "last");
  EXPECT_EQ(field({.method = "ears-c2", .last = 1000}), "last");
  EXPECT_EQ(field({.method = "cusum", .last = 312}), "last");
  EXPECT_EQ(field({.time = "weeks", .method = "cusum"}), "weeks");
}

}  // namespace
}  // namespace dijkwacht::app
