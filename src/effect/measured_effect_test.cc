#include "effect/measured_effect.h"

#include <gtest/gtest.h>

#include <limits>

namespace dijkwacht::effect {
namespace {

const Time kDay = parse_time("2026-11-26T09:00:00Z").value();
constexpr stats::Measure kMeasure{-3, {-5, -1}};

std::string field(const Result<MeasuredEffect>& effect) { return effect ? "made" : effect.error().field; }

TEST(MeasuredEffects, AreNotMadeWithoutAnIntervalAroundTheValue) {
  constexpr auto kNone = std::numeric_limits<double>::quiet_NaN();
  constexpr auto kInfinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 100, "m", kDay)), "made");
  for (const auto& measure :
       {stats::Measure{-3, {-2, -1}}, {-3, {-3, -3}}, {-3, {kNone, -1}}, {-3, {-5, kInfinite}}, {kNone, {-5, -1}}}) {
    EXPECT_EQ(field(MeasuredEffect::create(measure, 100, "m", kDay)), "interval");
  }
}

TEST(MeasuredEffects, AreNotMadeWithoutASampleSize) {
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 0, "m", kDay)), "n");
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, -5, "m", kDay)), "n");
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 1, "m", kDay)), "made");
}

TEST(MeasuredEffects, AreNotMadeWithoutAMethod) {
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 100, "", kDay)), "method");
  EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 100, std::string(501, 'm'), kDay)), "method");
}

TEST(MeasuredEffects, AreNotMadeWithoutADate) { EXPECT_EQ(field(MeasuredEffect::create(kMeasure, 100, "m", Time())), "date"); }

TEST(MeasuredEffects, AreReadBackAsTheyWereAndNotWithoutOneOfTheirParts) {
  JsonWriter json;
  write_effect(json, *MeasuredEffect::create(kMeasure, 100, "m", kDay));
  const auto text = json.take();
  const auto read = [](const std::string& from) { return read_effect(JsonDocument::parse(from)->root()); };
  const auto same = read(text).value();
  EXPECT_EQ(same.value(), -3);
  EXPECT_EQ(same.interval().low, -5);
  EXPECT_EQ(same.n(), 100);
  EXPECT_EQ(same.measured_at(), kDay);
  for (const auto* part : {"value", "low", "high", "n", "method", "date"}) {
    auto without = text;
    without.replace(without.find(part), std::string(part).size(), "other");
    EXPECT_FALSE(read(without)) << part;
  }
}

}  // namespace
}  // namespace dijkwacht::effect
