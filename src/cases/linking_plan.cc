#include "cases/linking_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "graph/components.h"

namespace dijkwacht::cases {
namespace {

using Group = std::vector<ReportIndex>;
using Marks = std::unordered_map<ReportIndex, std::uint32_t>;

/// Reports joined by the linking identifiers that they share among themselves.
std::vector<Group> connected(const LinkIndex& index, const Group& reports) {
  std::unordered_map<IdentifierIndex, std::uint32_t> first_with;
  std::vector<graph::Edge> edges;
  for (std::uint32_t i = 0; i < reports.size(); ++i) {
    for (const auto link : index.links_of(reports[i])) {
      if (!index.link(link).links()) continue;
      const auto [place, is_first] = first_with.emplace(link, i);
      if (!is_first) edges.emplace_back(place->second, i);
    }
  }
  std::vector<Group> groups;
  for (const auto& nodes : graph::members(graph::components(reports.size(), edges))) {
    auto& group = groups.emplace_back();
    for (const auto node : nodes) group.push_back(reports[node]);
  }
  return groups;
}

/// Divides a group between the two sides of a decision: every report goes with the nearer side, breadth first from both at once.
class Division {
 public:
  Division(const LinkIndex& index, const Group& group) : index_(index) {
    for (const auto report : group) sides_.emplace(report, kUnreached);
  }

  std::array<Group, 2> divide(const ApartDecision& decision, const Group& group) {
    for (std::uint32_t side = 0; side < 2; ++side) {
      for (const auto report : decision.sides[side]) reach(report, side);
    }
    while (!frontier_.empty()) advance();
    std::array<Group, 2> parts;
    for (const auto report : group) parts[sides_.at(report) == 1 ? 1 : 0].push_back(report);
    return parts;
  }

 private:
  static constexpr std::uint32_t kUnreached = 2;

  void reach(ReportIndex report, std::uint32_t side) {
    const auto place = sides_.find(report);
    if (place == sides_.end() || place->second != kUnreached) return;
    place->second = side;
    frontier_.push_back(report);
  }

  /// One step from everything reached last; side 0 goes first, so that it wins what both reach in the same step.
  void advance() {
    auto reached = std::move(frontier_);
    frontier_.clear();
    std::stable_partition(reached.begin(), reached.end(), [&](ReportIndex report) { return sides_.at(report) == 0; });
    for (const auto report : reached) spread(report);
  }

  void spread(ReportIndex report) {
    const auto side = sides_.at(report);
    for (const auto link : index_.links_of(report)) {
      if (!index_.link(link).links() || !spent_.insert(link).second) continue;
      for (const auto neighbour : index_.link(link).reports) reach(neighbour, side);
    }
  }

  const LinkIndex& index_;
  Marks sides_;
  Group frontier_;
  std::unordered_set<IdentifierIndex> spent_;
};

bool has_both_sides(const ApartDecision& decision, const std::unordered_set<ReportIndex>& group) {
  return std::ranges::all_of(decision.sides, [&](const auto& side) {
    return std::ranges::any_of(side, [&](ReportIndex report) { return group.contains(report); });
  });
}

/// The decisions that speak of any of these reports, oldest first.
std::vector<std::uint32_t> decisions_about(const LinkIndex& index, const Group& reports) {
  std::vector<std::uint32_t> positions;
  for (const auto report : reports) {
    const auto found = index.apart_decisions_of(report);
    positions.insert(positions.end(), found.begin(), found.end());
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

void obey(const LinkIndex& index, const ApartDecision& decision, std::vector<Group>& groups) {
  std::vector<Group> obeyed;
  for (auto& group : groups) {
    if (!has_both_sides(decision, {group.begin(), group.end()})) {
      obeyed.push_back(std::move(group));
      continue;
    }
    for (const auto& side : Division(index, group).divide(decision, group)) {
      for (auto& part : connected(index, side)) obeyed.push_back(std::move(part));
    }
  }
  groups = std::move(obeyed);
}

/// Everything that can be reached from the seeds, by links or by standing in one cluster.
Group region_of(const LinkIndex& index, std::span<const ReportIndex> seeds) {
  Group region;
  std::unordered_set<ReportIndex> seen;
  std::unordered_set<IdentifierIndex> spent_links;
  std::unordered_set<ClusterIndex> spent_clusters;
  const auto add = [&](ReportIndex report) {
    if (index.report(report).is_live && seen.insert(report).second) region.push_back(report);
  };
  for (const auto seed : seeds) add(seed);
  for (std::size_t next = 0; next < region.size(); ++next) {
    const auto report = region[next];
    const auto cluster = index.report(report).cluster;
    if (cluster != kNoIndex && spent_clusters.insert(cluster).second) std::ranges::for_each(index.cluster(cluster).reports, add);
    for (const auto link : index.links_of(report)) {
      if (!index.link(link).links() || !spent_links.insert(link).second) continue;
      std::ranges::for_each(index.link(link).reports, add);
    }
  }
  return region;
}

/// The elder case first.
bool is_elder(const LinkIndex& index, ClusterIndex left, ClusterIndex right) {
  return index.cluster(left).number < index.cluster(right).number;
}

/// How many reports of each cluster each part holds, and which part each cluster becomes.
class Heritage {
 public:
  Heritage(const LinkIndex& index, const std::vector<Group>& groups) : index_(index), shares_(groups.size()) {
    for (std::size_t part = 0; part < groups.size(); ++part) {
      for (const auto report : groups[part]) count(part, report);
    }
    for (std::size_t part = 0; part < groups.size(); ++part) {
      for (const auto& [cluster, share] : shares_[part]) offer(part, cluster, share);
    }
  }

  CasePart part(std::size_t number, const Group& group) const {
    CasePart made;
    for (const auto& [cluster, share] : shares_[number]) {
      if (heirs_.at(cluster).part != number) {
        made.sources.push_back(cluster);
      } else {
        take(made, cluster);
      }
    }
    for (const auto report : group) {
      const auto from = index_.report(report).cluster;
      if (from == kNoIndex || heirs_.at(from).part != number) made.moved.push_back(report);
    }
    return made;
  }

 private:
  struct Share {
    std::size_t reports = 0;
    reports::ReportId smallest;
  };
  struct Heir {
    std::size_t part;
    Share share;
  };

  void count(std::size_t part, ReportIndex report) {
    const auto& node = index_.report(report);
    if (node.cluster == kNoIndex) return;
    auto& share = shares_[part][node.cluster];
    if (share.reports++ == 0 || node.id < share.smallest) share.smallest = node.id;
  }

  void offer(std::size_t part, ClusterIndex cluster, const Share& share) {
    const auto [place, is_first] = heirs_.emplace(cluster, Heir{part, share});
    if (is_first) return;
    const auto& best = place->second.share;
    const bool is_better = share.reports != best.reports ? share.reports > best.reports : share.smallest < best.smallest;
    if (is_better) place->second = Heir{part, share};
  }

  /// The largest cluster stays in place, the eldest gives its id, the others end here.
  void take(CasePart& made, ClusterIndex cluster) const {
    if (made.keeps == kNoIndex || is_elder(index_, cluster, made.keeps)) made.keeps = cluster;
    if (made.base == kNoIndex) {
      made.base = cluster;
      return;
    }
    const bool is_larger = index_.cluster(cluster).reports.size() > index_.cluster(made.base).reports.size();
    made.absorbed.push_back(is_larger ? made.base : cluster);
    if (is_larger) made.base = cluster;
  }

  const LinkIndex& index_;
  std::vector<std::map<ClusterIndex, Share>> shares_;
  std::unordered_map<ClusterIndex, Heir> heirs_;
};

bool is_unchanged(const CasePart& part) { return part.base != kNoIndex && part.moved.empty() && part.absorbed.empty(); }

LinkPlan plan_regrouping(const LinkIndex& index, std::span<const ReportIndex> seeds) {
  const auto groups = partition(index, region_of(index, seeds));
  const Heritage heritage(index, groups);
  LinkPlan plan{{}, true};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto part = heritage.part(i, groups[i]);
    if (!is_unchanged(part)) plan.parts.push_back(std::move(part));
  }
  return plan;
}

/// The clusters of the seeds and of all that they share a linking identifier with, rising. One other report of an identifier is
/// enough to look at: the reports of a linking identifier stand in one cluster, or in several that are all constrained.
std::vector<ClusterIndex> touched_clusters(const LinkIndex& index, std::span<const ReportIndex> seeds) {
  std::vector<ClusterIndex> touched;
  std::unordered_set<IdentifierIndex> spent;
  for (const auto seed : seeds) {
    if (const auto cluster = index.report(seed).cluster; cluster != kNoIndex) touched.push_back(cluster);
    for (const auto link : index.links_of(seed)) {
      if (!index.link(link).links() || !spent.insert(link).second) continue;
      const auto& reports = index.link(link).reports;
      const auto settled = std::ranges::find_if(reports, [&](auto report) { return index.report(report).cluster != kNoIndex; });
      if (settled != reports.end()) touched.push_back(index.report(*settled).cluster);
    }
  }
  std::sort(touched.begin(), touched.end());
  touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
  return touched;
}

/// All that is touched becomes one case.
LinkPlan plan_joining(const LinkIndex& index, std::span<const ReportIndex> seeds, const std::vector<ClusterIndex>& touched) {
  CasePart part;
  for (const auto cluster : touched) {
    if (part.keeps == kNoIndex || is_elder(index, cluster, part.keeps)) part.keeps = cluster;
    const bool is_larger =
        part.base == kNoIndex || index.cluster(cluster).reports.size() > index.cluster(part.base).reports.size();
    if (is_larger) part.base = cluster;
  }
  for (const auto cluster : touched) {
    if (cluster != part.base) part.absorbed.push_back(cluster);
  }
  for (const auto seed : seeds) {
    if (index.report(seed).cluster == kNoIndex) part.moved.push_back(seed);
  }
  if (is_unchanged(part)) return {};
  const bool is_one_new_report = seeds.size() == 1 && part.moved.size() == 1;
  return LinkPlan{{std::move(part)}, !is_one_new_report};
}

}  // namespace

std::vector<std::vector<ReportIndex>> partition(const LinkIndex& index, const std::vector<ReportIndex>& reports) {
  auto groups = connected(index, reports);
  for (const auto position : decisions_about(index, reports)) obey(index, index.apart_decisions()[position], groups);
  return groups;
}

LinkPlan plan_linking(const LinkIndex& index, std::span<const ReportIndex> seeds, LinkChange change) {
  if (seeds.empty()) return {};
  if (change == LinkChange::kRemoved) return plan_regrouping(index, seeds);
  const auto touched = touched_clusters(index, seeds);
  const bool is_constrained = std::ranges::any_of(touched, [&](auto cluster) { return index.cluster(cluster).is_constrained; });
  return is_constrained ? plan_regrouping(index, seeds) : plan_joining(index, seeds, touched);
}

}  // namespace dijkwacht::cases
