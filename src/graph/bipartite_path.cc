#include "graph/bipartite_path.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace dijkwacht::graph {
namespace {

/// How a left node was reached: through which right node, from which left node.
struct Step {
  std::uint32_t from;
  std::uint32_t through;
};

class Search {
 public:
  Search(const BipartiteView& view, std::uint32_t from, std::uint32_t to, std::size_t visits_max)
      : view_(view), from_(from), to_(to), visits_max_(visits_max) {}

  std::optional<BipartitePath> run() {
    waiting_.push_back(from_);
    steps_.emplace(from_, Step{from_, 0});
    while (!waiting_.empty() && !steps_.contains(to_) && is_within_bound()) {
      const auto left = waiting_.front();
      waiting_.pop_front();
      expand(left);
    }
    if (!steps_.contains(to_)) return std::nullopt;
    return trace();
  }

 private:
  bool is_within_bound() const { return steps_.size() + seen_rights_.size() <= visits_max_; }

  void expand(std::uint32_t left) {
    // Copied: the view's span may end at its next call.
    const auto span = view_.rights_of(left);
    const std::vector<std::uint32_t> rights(span.begin(), span.end());
    for (const auto right : rights) {
      if (view_.admits_right && !view_.admits_right(right)) continue;
      if (!seen_rights_.insert(right).second) continue;
      if (!visit_lefts(left, right)) return;
    }
  }

  /// False when the search can stop: arrived, or over the bound.
  bool visit_lefts(std::uint32_t left, std::uint32_t right) {
    for (const auto next : view_.lefts_of(right)) {
      if (next != to_ && view_.admits_left && !view_.admits_left(next)) continue;
      if (!steps_.emplace(next, Step{left, right}).second) continue;
      if (next == to_) return false;
      if (!is_within_bound()) return false;
      waiting_.push_back(next);
    }
    return true;
  }

  BipartitePath trace() const {
    BipartitePath path{{to_}, {}};
    for (auto node = to_; node != from_;) {
      const auto& step = steps_.at(node);
      path.rights.push_back(step.through);
      path.lefts.push_back(step.from);
      node = step.from;
    }
    std::reverse(path.lefts.begin(), path.lefts.end());
    std::reverse(path.rights.begin(), path.rights.end());
    return path;
  }

  const BipartiteView& view_;
  std::uint32_t from_;
  std::uint32_t to_;
  std::size_t visits_max_;
  std::deque<std::uint32_t> waiting_;
  std::unordered_map<std::uint32_t, Step> steps_;
  std::unordered_set<std::uint32_t> seen_rights_;
};

}  // namespace

std::optional<BipartitePath> shortest_path(const BipartiteView& view, std::uint32_t from, std::uint32_t to,
                                           std::size_t visits_max) {
  if (from == to) return BipartitePath{{from}, {}};
  return Search(view, from, to, visits_max).run();
}

}  // namespace dijkwacht::graph
