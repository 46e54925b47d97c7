#include "graph/union_find.h"

#include <cstdlib>
#include <utility>

namespace dijkwacht::graph {

void UnionFind::grow(std::size_t size) {
  parents_.reserve(size);
  while (parents_.size() < size) {
    parents_.push_back(static_cast<Node>(parents_.size()));
    sizes_.push_back(1);
    ++set_count_;
  }
}

UnionFind::Node UnionFind::find(Node node) {
  if (node >= parents_.size()) std::abort();
  while (parents_[node] != node) {
    parents_[node] = parents_[parents_[node]];
    node = parents_[node];
  }
  return node;
}

bool UnionFind::unite(Node left, Node right) {
  left = find(left);
  right = find(right);
  if (left == right) return false;
  if (sizes_[left] < sizes_[right]) std::swap(left, right);
  parents_[right] = left;
  sizes_[left] += sizes_[right];
  --set_count_;
  return true;
}

}  // namespace dijkwacht::graph
