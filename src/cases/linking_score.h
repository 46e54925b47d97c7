#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace dijkwacht::cases {

/// A report as the score sees it: where linking put it, who really made it, what it truly names.
struct ScoredReport {
  std::uint64_t cluster = 0;  ///< any numbering of the cases found
  std::uint64_t truth = 0;    ///< any numbering of the offender groups
  /// The identifiers that may count as a link, exact and in any numbering: without those that are truly shared by strangers.
  std::vector<std::uint64_t> identifiers;
};

/// How well cases agree with the truth. Pairs are unordered pairs of different reports.
struct LinkingScore {
  std::int64_t pairs_placed = 0;  ///< in one case
  std::int64_t pairs_right = 0;   ///< of those, truly of one group
  std::int64_t pairs_sought = 0;  ///< truly of one group and sharing an identifier
  std::int64_t pairs_found = 0;   ///< of those, in one case
  double b_cubed_precision = 1;
  double b_cubed_recall = 1;

  double precision() const {
    return pairs_placed == 0 ? 1 : static_cast<double>(pairs_right) / static_cast<double>(pairs_placed);
  }
  /// Over true pairs that share an identifier: what no shared value connects, nobody could link.
  double recall() const { return pairs_sought == 0 ? 1 : static_cast<double>(pairs_found) / static_cast<double>(pairs_sought); }
  double b_cubed_f1() const {
    const auto sum = b_cubed_precision + b_cubed_recall;
    return sum == 0 ? 0 : 2 * b_cubed_precision * b_cubed_recall / sum;
  }
};

/// Distinct identifiers of one report that can be scored: their subsets are counted, so time doubles with each.
inline constexpr std::size_t kScoredIdentifiersMax = 12;

/// Pairwise precision and recall, and B-cubed (Bagga & Baldwin 1998), from contingency counts: no pair is ever listed. Pairs that
/// share at least one identifier are counted by inclusion and exclusion over subsets of identifiers, so time is linear in reports
/// (times 2^identifiers of one). Errors: kTooLarge above kScoredIdentifiersMax distinct identifiers in one report. Pure.
Result<LinkingScore> score_linking(std::span<const ScoredReport> reports);

}  // namespace dijkwacht::cases
