#include "app/effect_question.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

#include "base/json.h"

namespace dijkwacht::app {
namespace {

const std::filesystem::path kSicily = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "../shared/data/effect/sicily.csv";
const Time kNow = parse_time("2026-11-25T23:30:00Z").value();

/// A file that is gone after the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text)
      : path_(std::filesystem::temp_directory_path() /
              ("dijkwacht-effect-" + std::to_string(::getpid()) + "-" + std::to_string(count_++) + ".csv")) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  static inline int count_ = 0;
  std::filesystem::path path_;
};

JsonDocument read(const Told& told) { return JsonDocument::parse(told.json).value(); }
double number(const JsonValue& value, std::string_view name) { return value.number(name).value(); }

SeriesQuestion sicily() {
  return {.file = kSicily, .count = "aces", .time = "time", .intervention = "smokban", .offset = "stdpop"};
}

/// Within half a unit of the sixth decimal, as published.
void expect_rate_ratio(const SeriesQuestion& question, double ratio, double low, double high, std::optional<double> dispersion) {
  const auto document = read(effect_of_series(question, kNow).value());
  const auto& json = document.root();
  EXPECT_NEAR(number(json, "rateRatio"), ratio, 1e-6);
  EXPECT_NEAR(number(json, "low"), low, 1e-6);
  EXPECT_NEAR(number(json, "high"), high, 1e-6);
  if (dispersion) {
    EXPECT_NEAR(number(json, "dispersion"), *dispersion, 1e-6);
  }
}

// Acute coronary events in Sicily before and after a smoking ban: Lopez Bernal, Cummins & Gasparrini 2017,
// doi:10.1093/ije/dyw098.
TEST(EffectOfSeries, MeetsThePublishedEffectOfTheSmokingBanInSicily) {
  if (!std::filesystem::exists(kSicily)) GTEST_SKIP() << "sicily.csv is not beside this project";
  auto question = sicily();
  expect_rate_ratio(question, 0.894376, 0.864686, 0.925086, 3.559195);
  question.model = "quasi";
  expect_rate_ratio(question, 0.894376, 0.839189, 0.953193, 3.559195);
  question.harmonics = 2;
  expect_rate_ratio(question, 0.885072, 0.839401, 0.933227, std::nullopt);
}

TEST(EffectOfSeries, CarriesIntervalSizeMethodAndDateAndWarnsWhenPoissonIsTooNarrow) {
  std::string text = "t,n,ban\n";
  for (int i = 0; i < 20; ++i) text += std::to_string(i) + (i % 2 == 0 ? ",40" : ",10") + (i < 10 ? ",0\n" : ",1\n");
  const TemporaryFile file(text);
  SeriesQuestion question{.file = file.path(), .count = "n", .time = "t", .intervention = "ban"};
  const auto told = effect_of_series(question, kNow).value();
  const auto document = read(told);
  const auto& json = document.root();
  EXPECT_EQ(json.integer("n").value(), 20);
  EXPECT_EQ(json.integer("nAfter").value(), 10);
  EXPECT_EQ(json.string("date").value(), "2026-11-25");
  EXPECT_NE(json.string("method").value().find("Poisson regression"), std::string::npos);
  EXPECT_NE(json.string("warning").value().find("--model quasi"), std::string::npos);
  EXPECT_NE(told.words.find("95 % interval"), std::string::npos);
  question.model = "quasi";
  EXPECT_FALSE(read(effect_of_series(question, kNow).value()).root().find("warning").value());
}

TEST(EffectOfSeries, BadInputIsRefusedInOneLineThatSaysWhatToDo) {
  const auto refusal = [](const std::string& text, SeriesQuestion question) {
    const TemporaryFile file(text);
    question.file = file.path();
    const auto told = effect_of_series(question, kNow);
    EXPECT_FALSE(told);
    EXPECT_TRUE(told || told.error().code == ErrorCode::kInvalidArgument);
    return told ? std::string("told") : told.error().message;
  };
  const SeriesQuestion question{.count = "n", .time = "t", .intervention = "ban"};
  EXPECT_EQ(refusal("t,n,ban\n1,4,0\n2,four,1\n", question),
            "row 3, column n holds 'four': it must be a number, with a decimal point");
  EXPECT_EQ(refusal("t,m,ban\n1,4,0\n", question), "there is no column n; there are: t, m, ban");
  EXPECT_NE(refusal("", question).find("empty"), std::string::npos);
  EXPECT_NE(refusal("t,n,ban\n1,4,0\n2,4,0\n3,4,0\n4,4,0\n", question).find("0 before and 1 after"), std::string::npos);
  EXPECT_NE(refusal("t,n,ban\n1,4,0\n2,4,1\n", question).find("more rows"), std::string::npos);
  EXPECT_EQ(effect_of_series({.file = "/no/such.csv"}, kNow).error().code, ErrorCode::kNotFound);
}

constexpr const char* kPanel =
    "region,year,start,losses\n"
    "a,2023,2024,1\na,2024,2024,4\n"
    "b,2023,2024,0\nb,2024,2024,5\n"
    "c,2023,,7\nc,2024,,8\n"
    "d,2023,0,2\nd,2024,0,3\n"
    "e,2023,never,5\ne,2024,never,9\n"
    "f,2023,2023,5\nf,2024,2023,9\n";

TEST(EffectOfPanel, TwoByTwoIsTheDifferenceOfDifferencesWithItsInterval) {
  const TemporaryFile file(kPanel);
  const PanelQuestion question{.file = file.path(), .unit = "region", .time = "year", .group = "start", .outcome = "losses"};
  const auto document = read(effect_of_panel(question, kNow).value());
  const auto& json = document.root();
  const auto effects = json.array("groupTime").value();
  ASSERT_EQ(effects.size(), 1U);
  EXPECT_EQ(effects[0].integer("group").value(), 2024);
  EXPECT_EQ(effects[0].integer("time").value(), 2024);
  EXPECT_NEAR(number(effects[0], "att"), 2, 1e-12);
  EXPECT_NEAR(number(effects[0], "se"), std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(number(effects[0], "low"), 2 - 1.959964 * std::sqrt(2.0), 1e-6);
  const auto aggregates = json.at("aggregates").value();
  for (const auto* name : {"simple", "dynamic", "group", "calendar"}) {
    EXPECT_NEAR(number(aggregates.at(name).value(), "estimate"), 2, 1e-12);
    EXPECT_NEAR(number(aggregates.at(name).value(), "high"), 2 + 1.959964 * std::sqrt(2.0), 1e-6);
  }
  EXPECT_EQ(json.integer("n").value(), 5);
  EXPECT_EQ(json.integer("nLeftOut").value(), 1);
}

TEST(EffectOfPanel, RefusesAHoleAndAWordForAPeriod) {
  PanelQuestion question{.unit = "region", .time = "year", .group = "start", .outcome = "losses"};
  const TemporaryFile hole(std::string(kPanel) + "g,2023,2024,1\n");
  question.file = hole.path();
  EXPECT_EQ(effect_of_panel(question, kNow).error().message, "unit g has no row for period 2024: every unit needs every period");
  const TemporaryFile word(std::string(kPanel) + "g,spring,2024,1\n");
  question.file = word.path();
  EXPECT_NE(effect_of_panel(question, kNow).error().message.find("row 14, column year holds 'spring'"), std::string::npos);
  question.control = "sometimes";
  EXPECT_EQ(effect_of_panel(question, kNow).error().field, "--control");
}

std::string trial(const std::string& one, int events, int size) {
  std::string rows;
  for (int i = 0; i < size; ++i) rows += one + (i < events ? ",1\n" : ",0\n");
  return rows;
}

TEST(EffectOfArms, SharesAreComparedByNewcombeWithPower) {
  const TemporaryFile file("arm,paid\n" + trial("warned", 56, 70) + trial("control", 48, 80));
  const ArmsQuestion question{.file = file.path(), .arm = "arm", .outcome = "paid", .detect = 0.2};
  const auto document = read(effect_of_arms(question, kNow).value());
  const auto& json = document.root();
  EXPECT_EQ(json.string("outcome").value(), "binary");
  const auto difference = json.at("difference").value();
  EXPECT_NEAR(number(difference, "value"), 0.2, 1e-12);
  EXPECT_NEAR(number(difference, "low"), 0.0524, 5e-5);
  EXPECT_NEAR(number(difference, "high"), 0.3339, 5e-5);
  EXPECT_NEAR(number(json.at("ratio").value(), "value"), 4.0 / 3, 1e-12);
  const auto arms = json.array("arms").value();
  EXPECT_EQ(arms[0].string("name").value(), "warned");
  EXPECT_EQ(arms[0].integer("n").value(), 70);
  EXPECT_EQ(arms[1].string("role").value(), "control");
  const auto power = json.at("power").value();
  EXPECT_GT(number(power, "power"), 0.7);
  EXPECT_LT(number(power, "power"), 0.9);
  EXPECT_NEAR(number(power, "minimalDetectableIncrease"), 0.2, 0.05);
  EXPECT_GT(number(power, "minimalDetectableDecrease"), number(power, "minimalDetectableIncrease"));
  EXPECT_NE(json.string("method").value().find("Newcombe"), std::string::npos);
}

TEST(EffectOfArms, MeansAreComparedByWelch) {
  // Student's sleep data, as R's `t.test` gives them.
  std::string text = "drug,extra\n";
  for (const auto* extra : {"0.7", "-1.6", "-0.2", "-1.2", "-0.1", "3.4", "3.7", "0.8", "0.0", "2.0"}) {
    text += std::string("one,") + extra + "\n";
  }
  for (const auto* extra : {"1.9", "0.8", "1.1", "0.1", "-0.1", "4.4", "5.5", "1.6", "4.6", "3.4"}) {
    text += std::string("two,") + extra + "\n";
  }
  const TemporaryFile file(text);
  const ArmsQuestion question{.file = file.path(), .arm = "drug", .outcome = "extra", .control = "two"};
  const auto document = read(effect_of_arms(question, kNow).value());
  EXPECT_EQ(document.root().string("outcome").value(), "continuous");
  const auto difference = document.root().at("difference").value();
  EXPECT_NEAR(number(difference, "low"), -3.3654832, 1e-7);
  EXPECT_NEAR(number(difference, "high"), 0.2054832, 1e-7);
  EXPECT_NE(document.root().string("method").value().find("Welch"), std::string::npos);
}

TEST(EffectOfArms, RefusesATrialWithoutTwoArmsOrWithoutItsControl) {
  const TemporaryFile two("arm,paid\na,1\nb,0\n");
  EXPECT_EQ(effect_of_arms({.file = two.path(), .arm = "arm", .outcome = "paid"}, kNow).error().message,
            "no arm is called control: name one of a, b");
  const TemporaryFile three("arm,paid\na,1\nb,0\ncontrol,0\n");
  EXPECT_NE(effect_of_arms({.file = three.path(), .arm = "arm", .outcome = "paid"}, kNow).error().message.find("has 3 arms"),
            std::string::npos);
  const ArmsQuestion impossible{.file = two.path(), .arm = "arm", .outcome = "paid", .control = "a", .detect = 0.5};
  EXPECT_EQ(effect_of_arms(impossible, kNow).error().field, "--detect");
}

}  // namespace
}  // namespace dijkwacht::app
