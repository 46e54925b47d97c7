#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "cases/linker_testing.h"
#include "cases/synthetic_groups_testing.h"
#include "graph/components.h"

namespace dijkwacht::cases {
namespace {

using testing::Bench;
using testing::report_of;
using testing::SyntheticGroups;
using testing::SyntheticReport;

using Clusters = std::set<std::set<reports::ReportId>>;

Clusters clusters_of(const LinkIndex& index) {
  std::map<ClusterIndex, std::set<reports::ReportId>> found;
  for (ReportIndex i = 0; i < index.report_count(); ++i) {
    if (index.report(i).is_live) found[index.report(i).cluster].insert(index.report(i).id);
  }
  Clusters clusters;
  for (const auto& [cluster, reports] : found) clusters.insert(reports);
  return clusters;
}

std::set<crypto::Token> stops_of(const LinkIndex& index) {
  std::set<crypto::Token> stops;
  for (IdentifierIndex i = 0; i < index.link_count(); ++i) {
    if (!index.link(i).links()) stops.insert(index.link(i).token);
  }
  return stops;
}

/// What the cases must be: components over the linking identifiers, computed from nothing.
Clusters naive_clusters(const LinkIndex& index) {
  std::vector<graph::Edge> edges;
  for (IdentifierIndex i = 0; i < index.link_count(); ++i) {
    if (!index.link(i).links()) continue;
    for (const auto report : index.link(i).reports) edges.emplace_back(index.link(i).reports.front(), report);
  }
  std::map<std::uint32_t, std::set<reports::ReportId>> found;
  const auto labels = graph::components(index.report_count(), edges);
  for (ReportIndex i = 0; i < index.report_count(); ++i) {
    if (index.report(i).is_live) found[labels[i]].insert(index.report(i).id);
  }
  Clusters clusters;
  for (const auto& [label, reports] : found) clusters.insert(reports);
  return clusters;
}

void check_bookkeeping(LinkIndex& index) {
  for (ClusterIndex i = 0; i < index.cluster_count(); ++i) {
    const auto& cluster = index.cluster(i);
    for (const auto report : cluster.reports) ASSERT_EQ(index.report(report).cluster, i);
    if (!cluster.is_open) {
      ASSERT_TRUE(cluster.reports.empty());
      continue;
    }
    ASSERT_EQ(index.find_case(cluster.case_id), i);
    const auto kept = cluster.summary;
    index.summarise(i);
    const auto& counted = index.cluster(i).summary;
    ASSERT_EQ(kept.identifiers, counted.identifiers);
    ASSERT_EQ(kept.amount_minor, counted.amount_minor);
    ASSERT_EQ(kept.fraud_types, counted.fraud_types);
    if (!cluster.reports.empty()) {
      ASSERT_EQ(kept.first_day, counted.first_day);
      ASSERT_EQ(kept.last_day, counted.last_day);
    }
  }
}

void shuffle(std::vector<SyntheticReport>& reports, std::uint64_t seed) {
  SeededRandom random(seed);
  for (std::size_t i = reports.size(); i > 1; --i) std::swap(reports[i - 1], reports[random.below(i)]);
}

TEST(Settling, GivesTheSameCasesAndStopsInAnyOrderOfArrival) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    auto reports = SyntheticGroups({.reports = 1500, .provider_payments = 0.15}, seed).make();
    std::set<std::size_t> withdrawn;
    SeededRandom random(seed);
    std::set<reports::ReportId> leaving;
    for (const auto& made : reports) {
      if (random.unit() < 0.18) leaving.insert(made.report.report_id);
    }
    std::optional<Clusters> expected;
    std::optional<std::set<crypto::Token>> expected_stops;
    for (std::uint64_t order = 0; order < 4; ++order) {
      shuffle(reports, seed * 100 + order);
      Bench bench;
      for (const auto& made : reports) {
        bench.add(made.report);
        if (order % 2 == 0 && leaving.contains(made.report.report_id)) {
          bench.linker().withdraw(bench.index.find_report(made.report.report_id));
        }
      }
      if (order % 2 == 1) {
        for (const auto& id : leaving) bench.linker().withdraw(bench.index.find_report(id));
      }
      ASSERT_EQ(clusters_of(bench.index), naive_clusters(bench.index)) << "before settling";
      check_bookkeeping(bench.index);
      bench.linker().settle();
      const auto clusters = clusters_of(bench.index);
      ASSERT_EQ(clusters, naive_clusters(bench.index)) << "after settling";
      check_bookkeeping(bench.index);
      if (!expected) expected = clusters;
      if (!expected_stops) expected_stops = stops_of(bench.index);
      ASSERT_EQ(stops_of(bench.index), *expected_stops) << "seed " << seed << " order " << order;
      ASSERT_EQ(clusters, *expected) << "seed " << seed << " order " << order;
    }
    EXPECT_FALSE(expected_stops->empty());
  }
}

TEST(Settling, TwiceChangesNothing) {
  Bench bench;
  for (const auto& made : SyntheticGroups({.reports = 2000, .provider_payments = 0.1}, 3).make()) bench.add(made.report);
  bench.linker().settle();
  auto again = bench.linker();
  again.settle();
  EXPECT_TRUE(again.change().stops.empty());
  EXPECT_TRUE(again.change().placed.empty());
  EXPECT_TRUE(again.change().history.empty());
}

constexpr auto& kTypes = testing::kFraudTypes;

TEST(StopIdentifier, SharedByStrangersStopsAtFiveReportsNotAtFour) {
  Bench bench;
  const auto account = testing::identifier_of("iban", 1);
  for (std::uint64_t i = 0; i < 4; ++i) {
    bench.add(report_of(i, {account, testing::identifier_of("phone", 100 + i)}, kTypes[i], static_cast<int>(40 * i)));
  }
  EXPECT_TRUE(bench.index.link(bench.index.find_token(account.token)).links());
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
  bench.add(report_of(4, {account, testing::identifier_of("phone", 104)}, kTypes[4], 160));
  EXPECT_EQ(bench.index.link(bench.index.find_token(account.token)).stop, StopKind::kFrequent);
  EXPECT_EQ(clusters_of(bench.index).size(), 5U);
}

TEST(StopIdentifier, AnAccountOfOneShortCampaignLinksThoughNothingElseIsShared) {
  Bench bench;
  for (std::uint64_t i = 0; i < 40; ++i) {
    bench.add(report_of(i, {testing::identifier_of("iban", 1)}, "purchase", static_cast<int>(i / 4)));
  }
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
}

TEST(StopIdentifier, APhoneUsedInSeveralCampaignsOfOneGroupLinks) {
  Bench bench;
  std::uint64_t number = 0;
  for (int campaign = 0; campaign < 5; ++campaign) {
    for (int i = 0; i < 10; ++i) {
      bench.add(report_of(number++, {testing::identifier_of("phone", 1), testing::identifier_of("iban", 10 + campaign)},
                          kTypes[campaign], 60 * campaign + i));
    }
  }
  bench.linker().settle();
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
}

TEST(StopIdentifier, TwoSharedAccountsDoNotHideEachOther) {
  // Each provider's customers now and then name the other provider too.
  Bench bench;
  for (std::uint64_t i = 0; i < 60; ++i) {
    std::vector<LinkableIdentifier> named{testing::identifier_of("iban", 1 + i % 2), testing::identifier_of("phone", 100 + i)};
    if (i % 10 == 0) named.push_back(testing::identifier_of("iban", 2 - i % 2));
    bench.add(report_of(i, std::move(named), kTypes[i % 5], static_cast<int>(i * 5)));
  }
  bench.linker().settle();
  EXPECT_EQ(stops_of(bench.index).size(), 2U);
  EXPECT_EQ(clusters_of(bench.index).size(), 60U);
}

TEST(StopIdentifier, LinksAgainWhenTooFewReportsRemain) {
  Bench bench;
  const auto account = testing::identifier_of("iban", 1);
  for (std::uint64_t i = 0; i < 5; ++i) bench.add(report_of(i, {account}, kTypes[i], static_cast<int>(40 * i)));
  ASSERT_EQ(clusters_of(bench.index).size(), 5U);
  bench.linker().withdraw(0);
  EXPECT_TRUE(bench.index.link(bench.index.find_token(account.token)).links());
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
}

TEST(StopIdentifier, SaysWhyInBothLanguages) {
  Bench bench;
  for (std::uint64_t i = 0; i < 4; ++i)
    bench.add(report_of(i, {testing::identifier_of("iban", 1)}, kTypes[i], static_cast<int>(40 * i)));
  auto linker = bench.linker();
  linker.add(report_of(4, {testing::identifier_of("iban", 1)}, kTypes[4], 160)).value();
  ASSERT_EQ(linker.change().stops.size(), 1U);
  EXPECT_EQ(linker.change().stops.front().reason.nl,
            "5 meldingen noemen deze rekening, maar 0 % van de paren heeft verder iets gemeen. De meldingen gaan over 5 soorten "
            "fraude in 161 dagen.");
  EXPECT_NE(linker.change().stops.front().reason.en.find("0 % of the pairs"), std::string::npos);
}

TEST(StopIdentifier, KeepsItsReasonUpToDateWhenSettled) {
  Bench bench;
  for (std::uint64_t i = 0; i < 6; ++i)
    bench.add(report_of(i, {testing::identifier_of("iban", 1)}, kTypes[i % 5], static_cast<int>(40 * i)));
  auto linker = bench.linker();
  linker.settle();
  EXPECT_TRUE(linker.change().stops.empty()) << "it was a stop already";
  ASSERT_EQ(linker.change().restated.size(), 1U);
  EXPECT_TRUE(linker.change().restated.front().reason.nl.starts_with("6 meldingen"))
      << linker.change().restated.front().reason.nl;
  auto again = bench.linker();
  again.settle();
  EXPECT_TRUE(again.change().restated.empty());
}

TEST(ListedStop, NeverLinksAndLinksAgainWhenStruckFromTheList) {
  Bench bench;
  const auto site = testing::identifier_of("domain", 1);
  bench.listed.emplace(site.token, Bilingual{"marktplaats", "marketplace"});
  for (std::uint64_t i = 0; i < 3; ++i) bench.add(report_of(i, {site}));
  EXPECT_EQ(clusters_of(bench.index).size(), 3U);
  bench.listed.clear();
  bench.linker().apply_lists();
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
  bench.listed.emplace(site.token, Bilingual{"marktplaats", "marketplace"});
  bench.linker().apply_lists();
  EXPECT_EQ(clusters_of(bench.index).size(), 3U);
}

TEST(Case, TheEldestKeepsItsIdWhenCasesMerge) {
  Bench bench;
  bench.add(report_of(0, {testing::identifier_of("iban", 1)}));
  for (std::uint64_t i = 1; i < 5; ++i) bench.add(report_of(i, {testing::identifier_of("iban", 2)}));
  const auto elder = bench.index.cluster(bench.index.report(0).cluster).case_id;
  const auto younger = bench.index.cluster(bench.index.report(1).cluster).case_id;
  auto linker = bench.linker();
  linker.add(report_of(9, {testing::identifier_of("iban", 1), testing::identifier_of("iban", 2)})).value();
  EXPECT_EQ(bench.index.cluster(bench.index.report(1).cluster).case_id, elder);
  ASSERT_EQ(linker.change().redirects.size(), 1U);
  EXPECT_EQ(linker.change().redirects.front().from, younger);
  EXPECT_EQ(linker.change().redirects.front().to, elder);
  EXPECT_EQ(bench.index.find_case(younger), kNoIndex);
  check_bookkeeping(bench.index);
}

TEST(Case, TheLargestPartKeepsTheIdWhenACaseFallsApart) {
  Bench bench;
  for (std::uint64_t i = 0; i < 2; ++i) bench.add(report_of(i, {testing::identifier_of("iban", 1)}));
  for (std::uint64_t i = 2; i < 6; ++i) bench.add(report_of(i, {testing::identifier_of("iban", 2)}));
  bench.add(report_of(6, {testing::identifier_of("iban", 1), testing::identifier_of("iban", 2)}));
  const auto whole = bench.index.cluster(bench.index.report(0).cluster).case_id;
  bench.linker().withdraw(6);
  EXPECT_EQ(bench.index.cluster(bench.index.report(2).cluster).case_id, whole);
  EXPECT_NE(bench.index.cluster(bench.index.report(0).cluster).case_id, whole);
  check_bookkeeping(bench.index);
}

TEST(Case, AStarOfTenThousandReportsStaysCheap) {
  Bench bench;
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    bench.add(report_of(i, {testing::identifier_of("domain", 1), testing::identifier_of("iban", 10 + i / 12)}, "web-shop",
                        static_cast<int>(i / 2000)));
  }
  EXPECT_EQ(clusters_of(bench.index).size(), 1U);
  EXPECT_EQ(bench.index.cluster(bench.index.report(0).cluster).summary.identifiers, 1 + (10'000 + 11) / 12);
}

}  // namespace
}  // namespace dijkwacht::cases
