#include "insight/disclosure_control.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"

namespace dijkwacht::insight {
namespace {

const DisclosureRules kRules;

const Told* find(const ToldAxis& axis, std::string_view value) {
  const auto found = std::ranges::find(axis.parts, value, &Told::value);
  return found == axis.parts.end() ? nullptr : &*found;
}

TEST(DisclosureControl, TheFileHoldsTheRulesAndNeverALeastCountBelowTen) {
  const auto rules = DisclosureRules::load(DIJKWACHT_SOURCE_DIR "/data/insight/disclosure.toml");
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_GE(rules->count_min, 10);
}

TEST(DisclosureControl, ACountBelowTenIsLeftOutAndTenIsTold) {
  const auto axis = apply_disclosure_control(kRules, {{"a", 30}, {"b", 10}, {"c", 9}, {"d", 9}});
  ASSERT_TRUE(axis.total);
  EXPECT_EQ(axis.total->count, 60);  // 58 rounded
  ASSERT_TRUE(find(axis, "a"));
  ASSERT_TRUE(find(axis, "b"));
  EXPECT_FALSE(find(axis, "c"));
  EXPECT_FALSE(find(axis, "d"));
}

TEST(DisclosureControl, OneSmallPartTakesTheNextSmallestWithIt) {
  const auto axis = apply_disclosure_control(kRules, {{"a", 40}, {"b", 12}, {"c", 3}});
  EXPECT_TRUE(find(axis, "a"));
  EXPECT_FALSE(find(axis, "b")) << "the total less the others would tell that c is 3";
  EXPECT_FALSE(find(axis, "c"));
}

TEST(DisclosureControl, ATotalBelowTenTellsNothingAtAll) {
  EXPECT_EQ(apply_disclosure_control(kRules, {{"a", 5}, {"b", 4}}), ToldAxis());
  EXPECT_EQ(apply_disclosure_control(kRules, {}), ToldAxis());
}

TEST(DisclosureControl, CountsAndSumsAreRounded) {
  const auto axis = apply_disclosure_control(kRules, {{"a", 23, 1'234'567, 400'000}});
  ASSERT_TRUE(find(axis, "a"));
  EXPECT_EQ(find(axis, "a")->count, 25);
  EXPECT_EQ(find(axis, "a")->sum_minor, 1'230'000);
}

TEST(DisclosureControl, ASumThatOneActMakesUpIsNotTold) {
  const auto axis = apply_disclosure_control(kRules, {{"a", 20, 1'000'000, 600'000}, {"b", 50, 9'000'000, 700'000}});
  ASSERT_TRUE(find(axis, "a"));
  EXPECT_FALSE(find(axis, "a")->sum_minor);
  EXPECT_FALSE(find(axis, "b")->sum_minor) << "the total less b would tell the sum of a";
  EXPECT_TRUE(axis.total->sum_minor);
}

/// Whatever was counted: nothing small is told, and nothing small follows from what is told.
TEST(DisclosureControl, OfAnyTableNoSmallCountAndNoSmallComplementIsTold) {
  SeededRandom random(20261126);
  for (int round = 0; round < 5000; ++round) {
    std::vector<Counted> parts;
    const auto number = 1 + random.below(12);
    for (std::uint64_t i = 0; i < number; ++i) {
      const auto count = static_cast<std::int64_t>(random.below(random.below(2) == 0 ? 15 : 200));
      const auto largest = static_cast<std::int64_t>(random.below(1'000'000));
      parts.push_back(
          {"v" + std::to_string(i), count, count == 0 ? 0 : largest + largest * (count - 1) / 3, count == 0 ? 0 : largest});
    }
    const auto axis = apply_disclosure_control(kRules, parts);
    Counted hidden;
    Counted without_sum;
    std::int64_t total = 0;
    for (const auto& part : parts) {
      total += part.count;
      const auto* told = find(axis, part.value);
      if (told != nullptr) {
        ASSERT_GE(part.count, kRules.count_min);
        ASSERT_LE(std::abs(told->count - part.count), kRules.count_step / 2);
      } else {
        hidden.count += part.count;
      }
      if (told == nullptr || !told->sum_minor) {
        without_sum.count += part.count;
        without_sum.sum_minor += part.sum_minor;
        without_sum.largest_minor = std::max(without_sum.largest_minor, part.largest_minor);
      }
    }
    ASSERT_EQ(axis.total.has_value(), total >= kRules.count_min);
    if (!axis.total) continue;
    ASSERT_TRUE(hidden.count == 0 || hidden.count >= kRules.count_min) << hidden.count;
    if (!axis.total->sum_minor) continue;
    ASSERT_TRUE(without_sum.count == 0 || without_sum.largest_minor * 100 <= without_sum.sum_minor * kRules.largest_percent_max);
  }
}

}  // namespace
}  // namespace dijkwacht::insight
