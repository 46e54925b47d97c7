#include "cases/linking_score.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/random.h"

namespace dijkwacht::cases {
namespace {

bool share(const ScoredReport& left, const ScoredReport& right) {
  return std::ranges::any_of(left.identifiers, [&](auto identifier) {
    return std::ranges::find(right.identifiers, identifier) != right.identifiers.end();
  });
}

LinkingScore count_every_pair(const std::vector<ScoredReport>& reports) {
  LinkingScore score;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    for (std::size_t j = i + 1; j < reports.size(); ++j) {
      const bool is_placed = reports[i].cluster == reports[j].cluster;
      const bool is_true = reports[i].truth == reports[j].truth;
      score.pairs_placed += is_placed;
      score.pairs_right += is_placed && is_true;
      score.pairs_sought += is_true && share(reports[i], reports[j]);
      score.pairs_found += is_placed && is_true && share(reports[i], reports[j]);
    }
  }
  return score;
}

TEST(LinkingScore, EqualsCountingEveryPair) {
  SeededRandom random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<ScoredReport> reports(random.below(40));
    for (auto& report : reports) {
      report = {random.below(6), random.below(6), {}};
      for (auto n = random.below(5); n > 0; --n) report.identifiers.push_back(random.below(8));
    }
    const auto score = score_linking(reports).value();
    const auto truth = count_every_pair(reports);
    ASSERT_EQ(score.pairs_placed, truth.pairs_placed);
    ASSERT_EQ(score.pairs_right, truth.pairs_right);
    ASSERT_EQ(score.pairs_sought, truth.pairs_sought);
    ASSERT_EQ(score.pairs_found, truth.pairs_found);
  }
}

TEST(LinkingScore, OfNothingIsWhole) {
  const auto score = score_linking({}).value();
  EXPECT_EQ(score.precision(), 1);
  EXPECT_EQ(score.recall(), 1);
  EXPECT_EQ(score.b_cubed_f1(), 1);
}

TEST(LinkingScore, BCubedMatchesAWorkedExample) {
  // Truth {a,b,c}{d}; found {a,b}{c,d}: precision (1+1+.5+.5)/4, recall (2/3+2/3+1/3+1)/4.
  const std::vector<ScoredReport> reports{{1, 1, {}}, {1, 1, {}}, {2, 1, {}}, {2, 2, {}}};
  const auto score = score_linking(reports).value();
  EXPECT_DOUBLE_EQ(score.b_cubed_precision, 0.75);
  EXPECT_DOUBLE_EQ(score.b_cubed_recall, 2.0 / 3);
  EXPECT_DOUBLE_EQ(score.precision(), 0.5);
}

TEST(LinkingScore, RefusesAReportWithTooManyIdentifiers) {
  ScoredReport report;
  for (std::uint64_t i = 0; i <= kScoredIdentifiersMax; ++i) report.identifiers.push_back(i);
  EXPECT_EQ(score_linking({&report, 1}).error().code, ErrorCode::kTooLarge);
}

}  // namespace
}  // namespace dijkwacht::cases
