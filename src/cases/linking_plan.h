#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "cases/link_index.h"

namespace dijkwacht::cases {

/// One case as it will be. Parts that stay as they are do not appear in a plan.
struct CasePart {
  ClusterIndex base = kNoIndex;        ///< the cluster whose place it takes; kNoIndex: a new one
  ClusterIndex keeps = kNoIndex;       ///< the cluster (base or absorbed) whose case id it keeps; kNoIndex: a new id
  std::vector<ReportIndex> moved;      ///< reports that come one by one, from clusters that go on elsewhere or from none
  std::vector<ClusterIndex> absorbed;  ///< clusters that end here, with all reports that no part moves
  std::vector<ClusterIndex> sources;   ///< clusters that go on elsewhere and lose `moved` reports to this part
};

/// Which case each touched report belongs to from now on. To be carried out part by part, first all `absorbed`, then all `moved`.
struct LinkPlan {
  std::vector<CasePart> parts;
  bool needs_recount = false;  ///< the figures of the cases cannot be kept by adding up
};

enum class LinkChange : std::uint8_t {
  kAdded,    ///< links appeared, and the seeds now hang together
  kRemoved,  ///< links went (or came and went): what hung together may not any more
};

/// Decides which reports form which case after the links around `seeds` changed. The cases are the connected components of
/// reports and linking identifiers, but reports that an active decision keeps apart never share one: each report then goes with
/// the side to which fewer steps lead (the remaining side when equal). Depends on reports, identifiers, stops and decisions only,
/// not on the order in which they came.
///
/// Ids: of the cases that end in one, the eldest (lowest number) keeps its id; of the parts of one case, the one with most of its
/// reports does (when equal, the one with the smallest report id).
/// Cost: added links without decisions in the way: linear in the clusters touched; otherwise linear in their reports' links.
/// Pure.
LinkPlan plan_linking(const LinkIndex& index, std::span<const ReportIndex> seeds, LinkChange change);

/// The parts that these reports fall into, the reports of each in no order. Pure. (The one definition of a case.)
std::vector<std::vector<ReportIndex>> partition(const LinkIndex& index, const std::vector<ReportIndex>& reports);

}  // namespace dijkwacht::cases
