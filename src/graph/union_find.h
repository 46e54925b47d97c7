#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dijkwacht::graph {

/// Disjoint sets over the numbers 0 … size-1, with path halving and union by size (Tarjan & van Leeuwen 1984): near-constant time
/// a call, 8 bytes an element. Not thread-safe. A number outside the range is a defect of the caller and aborts.
class UnionFind {
 public:
  using Node = std::uint32_t;

  explicit UnionFind(std::size_t size = 0) { grow(size); }

  /// Adds sets of one element until there are `size` elements; never shrinks.
  void grow(std::size_t size);
  std::size_t size() const { return parents_.size(); }

  /// The representative of the set that holds `node`. Which element that is, is not part of the promise.
  Node find(Node node);
  /// Makes one set of two; false when they were one already.
  bool unite(Node left, Node right);
  bool is_joined(Node left, Node right) { return find(left) == find(right); }
  std::size_t set_size(Node node) { return sizes_[find(node)]; }
  std::size_t set_count() const { return set_count_; }

 private:
  std::vector<Node> parents_;
  std::vector<std::uint32_t> sizes_;  ///< valid at representatives
  std::size_t set_count_ = 0;
};

}  // namespace dijkwacht::graph
