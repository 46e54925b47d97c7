#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace dijkwacht::graph {

/// A graph with two kinds of nodes and edges between kinds only, seen through its neighbours: reports (left) and the identifiers
/// they name (right). Both functions must agree on the edges; the spans must stay valid until the next call.
struct BipartiteView {
  std::function<std::span<const std::uint32_t>(std::uint32_t left)> rights_of;
  std::function<std::span<const std::uint32_t>(std::uint32_t right)> lefts_of;
  /// May the path go through this right node (this left node)? Unset: always. The ends are not asked about.
  std::function<bool(std::uint32_t right)> admits_right = {};
  std::function<bool(std::uint32_t left)> admits_left = {};
};

/// A path left, right, left, …, right, left: `lefts` is one longer than `rights`.
struct BipartitePath {
  std::vector<std::uint32_t> lefts;
  std::vector<std::uint32_t> rights;

  friend bool operator==(const BipartitePath&, const BipartitePath&) = default;
};

/// A shortest path between two left nodes, breadth first. Of several, the one whose neighbours come first in the view's order.
/// Nothing when there is none, or when more than `visits_max` nodes would have to be looked at. From a node to itself: that node.
/// Time and memory are linear in the edges around the nodes visited. Pure when the view is.
std::optional<BipartitePath> shortest_path(const BipartiteView& view, std::uint32_t from, std::uint32_t to,
                                           std::size_t visits_max);

}  // namespace dijkwacht::graph
