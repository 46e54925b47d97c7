#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace dijkwacht::graph {

/// An undirected edge between two numbered nodes.
using Edge = std::pair<std::uint32_t, std::uint32_t>;

/// The connected components of the nodes 0 … node_count-1, as a label a node. Labels count from 0 in the order in which the
/// components' smallest nodes stand, so equal graphs give equal labels whatever the order of their edges.
/// An edge to a node outside the range is a defect of the caller and aborts. Pure.
std::vector<std::uint32_t> components(std::size_t node_count, std::span<const Edge> edges);

/// The nodes of each component, both in rising order. `labels` as `components` gives them.
std::vector<std::vector<std::uint32_t>> members(std::span<const std::uint32_t> labels);

}  // namespace dijkwacht::graph
