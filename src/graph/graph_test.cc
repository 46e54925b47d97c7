#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "base/random.h"
#include "graph/bipartite_path.h"
#include "graph/components.h"
#include "graph/union_find.h"

namespace dijkwacht::graph {
namespace {

std::vector<Edge> random_edges(SeededRandom& random, std::size_t nodes, std::size_t count) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < count; ++i) {
    edges.emplace_back(static_cast<std::uint32_t>(random.below(nodes)), static_cast<std::uint32_t>(random.below(nodes)));
  }
  return edges;
}

/// The slow truth: repeat until no edge joins two labels any more.
std::vector<std::uint32_t> naive_components(std::size_t nodes, const std::vector<Edge>& edges) {
  std::vector<std::uint32_t> least(nodes);
  for (std::size_t i = 0; i < nodes; ++i) least[i] = static_cast<std::uint32_t>(i);
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& [left, right] : edges) {
      const auto low = std::min(least[left], least[right]);
      changed |= least[left] != low || least[right] != low;
      least[left] = least[right] = low;
    }
  }
  std::vector<std::uint32_t> labels(nodes);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < nodes; ++i) labels[i] = least[i] == i ? next++ : labels[least[i]];
  return labels;
}

void shuffle(std::vector<Edge>& edges, SeededRandom& random) {
  for (std::size_t i = edges.size(); i > 1; --i) std::swap(edges[i - 1], edges[random.below(i)]);
}

TEST(UnionFind, StartsWithEachElementAlone) {
  UnionFind sets(3);
  EXPECT_EQ(sets.set_count(), 3U);
  EXPECT_FALSE(sets.is_joined(0, 2));
  EXPECT_EQ(sets.set_size(1), 1U);
}

TEST(UnionFind, UnitingTwiceChangesNothing) {
  UnionFind sets(4);
  EXPECT_TRUE(sets.unite(0, 1));
  EXPECT_FALSE(sets.unite(1, 0));
  EXPECT_EQ(sets.set_count(), 3U);
  EXPECT_EQ(sets.set_size(0), 2U);
}

TEST(UnionFind, GrowingKeepsWhatWasJoined) {
  UnionFind sets(2);
  sets.unite(0, 1);
  sets.grow(5);
  sets.grow(3);
  EXPECT_EQ(sets.size(), 5U);
  EXPECT_TRUE(sets.is_joined(0, 1));
  EXPECT_FALSE(sets.is_joined(1, 4));
}

TEST(UnionFind, ALongChainIsOneSet) {
  constexpr std::uint32_t kLength = 100'000;
  UnionFind sets(kLength);
  for (std::uint32_t i = 1; i < kLength; ++i) sets.unite(i - 1, i);
  EXPECT_EQ(sets.set_count(), 1U);
  EXPECT_TRUE(sets.is_joined(0, kLength - 1));
}

TEST(UnionFindDeathTest, AnElementOutsideTheRangeAborts) { EXPECT_DEATH(UnionFind(2).find(2), ""); }

TEST(Components, OfNothingIsNothing) { EXPECT_TRUE(components(0, {}).empty()); }

TEST(Components, EqualTheNaiveAnswerOnRandomGraphs) {
  SeededRandom random(7);
  for (int round = 0; round < 300; ++round) {
    const auto nodes = 1 + random.below(40);
    const auto edges = random_edges(random, nodes, random.below(60));
    ASSERT_EQ(components(nodes, edges), naive_components(nodes, edges)) << "round " << round;
  }
}

TEST(Components, DoNotDependOnTheOrderOfEdges) {
  SeededRandom random(8);
  for (int round = 0; round < 100; ++round) {
    auto edges = random_edges(random, 50, 40);
    const auto before = components(50, edges);
    shuffle(edges, random);
    ASSERT_EQ(components(50, edges), before);
  }
}

TEST(Components, MembersHoldEachNodeOnce) {
  const std::vector<Edge> edges{{0, 3}, {1, 2}};
  const auto groups = members(components(5, edges));
  EXPECT_EQ(groups, (std::vector<std::vector<std::uint32_t>>{{0, 3}, {1, 2}, {4}}));
}

/// Lefts and rights with their edges, as the view wants them.
struct Bipartite {
  std::vector<std::vector<std::uint32_t>> rights;  ///< of each left
  std::vector<std::vector<std::uint32_t>> lefts;   ///< of each right

  BipartiteView view() const {
    return {.rights_of = [this](std::uint32_t left) { return std::span(rights[left]); },
            .lefts_of = [this](std::uint32_t right) { return std::span(lefts[right]); }};
  }
};

Bipartite random_bipartite(SeededRandom& random, std::size_t lefts, std::size_t rights, std::size_t edges) {
  Bipartite made{std::vector<std::vector<std::uint32_t>>(lefts), std::vector<std::vector<std::uint32_t>>(rights)};
  for (std::size_t i = 0; i < edges; ++i) {
    const auto left = static_cast<std::uint32_t>(random.below(lefts));
    const auto right = static_cast<std::uint32_t>(random.below(rights));
    made.rights[left].push_back(right);
    made.lefts[right].push_back(left);
  }
  return made;
}

/// Shortest distances in left-to-left steps by repeated relaxation; -1: unreachable.
std::vector<int> naive_distances(const Bipartite& graph, std::uint32_t from) {
  std::vector<int> distance(graph.rights.size(), -1);
  distance[from] = 0;
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& around : graph.lefts) {
      for (const auto left : around) {
        for (const auto other : around) {
          if (distance[left] < 0 || (distance[other] >= 0 && distance[other] <= distance[left] + 1)) continue;
          distance[other] = distance[left] + 1;
          changed = true;
        }
      }
    }
  }
  return distance;
}

bool has(const std::vector<std::uint32_t>& list, std::uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

TEST(ShortestPath, IsAsLongAsTheNaiveDistanceAndWalksRealEdges) {
  SeededRandom random(9);
  for (int round = 0; round < 300; ++round) {
    const auto graph = random_bipartite(random, 12, 8, random.below(30));
    const auto distances = naive_distances(graph, 0);
    for (std::uint32_t to = 0; to < 12; ++to) {
      const auto path = shortest_path(graph.view(), 0, to, 1000);
      ASSERT_EQ(path.has_value(), distances[to] >= 0);
      if (!path) continue;
      ASSERT_EQ(path->rights.size(), static_cast<std::size_t>(distances[to]));
      ASSERT_EQ(path->lefts.size(), path->rights.size() + 1);
      for (std::size_t i = 0; i < path->rights.size(); ++i) {
        ASSERT_TRUE(has(graph.rights[path->lefts[i]], path->rights[i]));
        ASSERT_TRUE(has(graph.rights[path->lefts[i + 1]], path->rights[i]));
      }
    }
  }
}

TEST(ShortestPath, FromANodeToItselfIsThatNode) {
  const Bipartite graph{{{}}, {}};
  EXPECT_EQ(shortest_path(graph.view(), 0, 0, 0), (BipartitePath{{0}, {}}));
}

TEST(ShortestPath, GoesAroundANodeThatIsNotAdmitted) {
  // 0 and 2 share right 0; the way round is 0 -1- 1 -2- 2.
  const Bipartite graph{{{0, 1}, {1, 2}, {0, 2}}, {{0, 2}, {0, 1}, {1, 2}}};
  auto view = graph.view();
  view.admits_right = [](std::uint32_t right) { return right != 0; };
  EXPECT_EQ(shortest_path(view, 0, 2, 100), (BipartitePath{{0, 1, 2}, {1, 2}}));
  view.admits_left = [](std::uint32_t left) { return left != 1; };
  EXPECT_EQ(shortest_path(view, 0, 2, 100), std::nullopt);
}

TEST(ShortestPath, GivesUpAtItsBound) {
  Bipartite chain;
  constexpr std::uint32_t kLength = 1000;
  chain.rights.resize(kLength);
  chain.lefts.resize(kLength - 1);
  for (std::uint32_t i = 0; i + 1 < kLength; ++i) {
    chain.rights[i].push_back(i);
    chain.rights[i + 1].push_back(i);
    chain.lefts[i] = {i, i + 1};
  }
  EXPECT_TRUE(shortest_path(chain.view(), 0, kLength - 1, 2 * kLength).has_value());
  EXPECT_EQ(shortest_path(chain.view(), 0, kLength - 1, 100), std::nullopt);
}

}  // namespace
}  // namespace dijkwacht::graph
