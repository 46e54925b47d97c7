#include "pilots/pilot.h"

#include <gtest/gtest.h>

#include "pilots/catalogue.h"
#include "pilots/collisions.h"

namespace dijkwacht::pilots {
namespace {

constexpr const char* kData = DIJKWACHT_SOURCE_DIR "/data/pilots";

policy::RuleBook rules() { return policy::RuleBook::load(DIJKWACHT_SOURCE_DIR "/data/policy").value(); }
Time at(const char* text) { return parse_time(text).value(); }

Run running() {
  return {
      .proposed_by = "a", .approved_by = "b", .started_at = at("2026-11-01T00:00:00Z"), .ends_at = at("2026-12-01T00:00:00Z")};
}

TEST(Run, EndsAtItsTermWhetherOrNotAJobNoticed) {
  EXPECT_EQ(state_of(running(), at("2026-11-30T23:59:59Z")), RunState::kRunning);
  EXPECT_EQ(state_of(running(), at("2026-12-01T00:00:00Z")), RunState::kEnded);
  EXPECT_EQ(state_of({.proposed_by = "a"}, at("2026-11-30T00:00:00Z")), RunState::kProposed);
  EXPECT_EQ(reason_to_stop({}, running(), {}, at("2026-12-01T00:00:00Z")), "term");
  EXPECT_EQ(reason_to_stop({}, running(), {}, at("2026-11-30T00:00:00Z")), std::nullopt);
}

TEST(Stop, AShareOfWrongHitsCountsOnlyWhenEnoughAreJudged) {
  const Pilot pilot{.stops = {{StopMeasure::kWrongHitsPercent, 20, 5}}};
  const auto now = at("2026-11-15T00:00:00Z");
  const auto stops = [&](std::int64_t right, std::int64_t wrong) {
    return reason_to_stop(pilot, running(), {.judged_right = right, .judged_wrong = wrong}, now).has_value();
  };
  EXPECT_FALSE(stops(0, 4)) << "four are too few to judge by";
  EXPECT_FALSE(stops(4, 1)) << "twenty per cent is not above twenty";
  EXPECT_TRUE(stops(3, 2));
  EXPECT_FALSE(stops(0, 0));
}

TEST(Stop, QuestionsAndDevicesThatLookAlikeHaveABound) {
  const auto now = at("2026-11-15T00:00:00Z");
  EXPECT_EQ(reason_to_stop({.stops = {{StopMeasure::kQuestions, 10, 0}}}, running(), {.asked = 11}, now), "questions");
  EXPECT_EQ(reason_to_stop({.stops = {{StopMeasure::kQuestions, 10, 0}}}, running(), {.asked = 10}, now), std::nullopt);
  const Pilot devices{.stops = {{StopMeasure::kAlikePerMillion, 50'000, 0}}};
  EXPECT_EQ(reason_not_to_start(devices, 50'001), "alike-per-million");
  EXPECT_EQ(reason_not_to_start(devices, 50'000), std::nullopt);
}

TEST(Catalogue, BothPilotsAreWholeAndTheirRuleIsOffOutsideOfThem) {
  const auto book = rules();
  const auto pilots = load_pilots(kData, book);
  ASSERT_TRUE(pilots) << pilots.error().message;
  ASSERT_EQ(pilots->size(), 2U);
  for (const auto& pilot : *pilots) {
    EXPECT_EQ(book.find(pilot.rule)->state, policy::RuleState::kOff) << pilot.id;
    EXPECT_EQ(opened_rule(pilot, book).find(pilot.rule)->state, policy::RuleState::kSandbox) << pilot.id;
    EXPECT_GE(pilot.sources_min, 2) << pilot.id;
    EXPECT_LE(pilot.kept_days, 90) << pilot.id;
  }
}

TEST(Devices, LookAlikeAsOftenAsTheModelSaysEachTimeAndOrderMatters) {
  const auto model = DeviceModel::load(std::string(kData) + "/device-model.toml");
  ASSERT_TRUE(model) << model.error().message;
  const auto alike = alike_per_million(*model);
  EXPECT_EQ(alike, alike_per_million(*model));
  EXPECT_GT(alike, 0);
  EXPECT_LT(alike, 50'000);
  auto poorer = *model;
  poorer.features.resize(4);  // without the feature that tells most
  EXPECT_GT(alike_per_million(poorer), alike);
  DeviceModel two{.features = {{"a", {"1"}, {1}}, {"b", {"1"}, {1}}}, .devices = 1, .seed = 1};
  EXPECT_NE(device_text(two, {"x", "y"}), device_text(two, {"y", "x"}));
  EXPECT_EQ(device_text(two, {"x", "y"}).size(), 68U);
  two.devices = 10;
  EXPECT_EQ(alike_per_million(two), 1'000'000) << "all ten are one";
}

}  // namespace
}  // namespace dijkwacht::pilots
