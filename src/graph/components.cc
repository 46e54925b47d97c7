#include "graph/components.h"

#include <limits>

#include "graph/union_find.h"

namespace dijkwacht::graph {

std::vector<std::uint32_t> components(std::size_t node_count, std::span<const Edge> edges) {
  UnionFind sets(node_count);
  for (const auto& [left, right] : edges) sets.unite(left, right);

  constexpr auto kUnlabelled = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> label_of_set(node_count, kUnlabelled);
  std::vector<std::uint32_t> labels(node_count);
  std::uint32_t next = 0;
  for (std::size_t node = 0; node < node_count; ++node) {
    auto& label = label_of_set[sets.find(static_cast<std::uint32_t>(node))];
    if (label == kUnlabelled) label = next++;
    labels[node] = label;
  }
  return labels;
}

std::vector<std::vector<std::uint32_t>> members(std::span<const std::uint32_t> labels) {
  std::vector<std::vector<std::uint32_t>> found;
  for (std::size_t node = 0; node < labels.size(); ++node) {
    if (labels[node] >= found.size()) found.resize(labels[node] + 1);
    found[labels[node]].push_back(static_cast<std::uint32_t>(node));
  }
  return found;
}

}  // namespace dijkwacht::graph
