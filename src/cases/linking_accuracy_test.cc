#include <gtest/gtest.h>

#include <algorithm>

#include "cases/linker.h"
#include "cases/linking_score.h"
#include "cases/synthetic_groups_testing.h"

namespace dijkwacht::cases {
namespace {

using testing::SyntheticGroups;
using testing::SyntheticReport;
using testing::SyntheticShape;

const CaseTexts& texts() {
  static const auto loaded = CaseTexts::load(DIJKWACHT_SOURCE_DIR "/data/texts/cases.toml").value();
  return loaded;
}

const StopThresholds& thresholds() {
  static const auto loaded = StopThresholds::load(DIJKWACHT_SOURCE_DIR "/data/stop-identifiers/frequent.toml").value();
  return loaded;
}

LinkIndex link_all(const std::vector<SyntheticReport>& reports) {
  LinkIndex index;
  SeededRandom random(1);
  const ListedStops listed;
  for (const auto& made : reports) {
    Linker(index, random, {thresholds(), listed, texts()}, testing::moment()).add(made.report).value();
  }
  return index;
}

void settle(LinkIndex& index) {
  SeededRandom random(2);
  const ListedStops listed;
  Linker(index, random, {thresholds(), listed, texts()}, testing::moment()).settle();
}

LinkingScore score(const LinkIndex& index, const std::vector<SyntheticReport>& reports) {
  std::vector<ScoredReport> scored;
  for (const auto& made : reports) {
    scored.push_back({index.report(index.find_report(made.report.report_id)).cluster, made.group, made.true_links});
  }
  return score_linking(scored).value();
}

class LinkingAccuracy : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(LinkingAccuracy, MeetsTheGoalOnSyntheticGroups) {
  for (const std::size_t size : {5000U, 20000U}) {
    for (const int days : {30, 180}) {
      const auto reports = SyntheticGroups({.reports = size, .days = days}, GetParam()).make();
      auto index = link_all(reports);
      settle(index);
      const auto result = score(index, reports);
      EXPECT_GE(result.precision(), 0.99) << size << " reports in " << days << " days";
      EXPECT_GE(result.recall(), 0.97) << size << " reports in " << days << " days";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LinkingAccuracy, ::testing::Values(11, 12, 13));

}  // namespace
}  // namespace dijkwacht::cases
