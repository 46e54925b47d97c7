#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/result.h"
#include "cases/link_index.h"

namespace dijkwacht::cases {

/// When an identifier counts as shared between strangers. Figures and their reasons: data/stop-identifiers/frequent.toml.
struct StopThresholds {
  std::int64_t reports_min = 5;       ///< fewer reports say nothing
  std::int64_t pairs_max = 200;       ///< pairs looked at, so that a look costs the same for every identifier
  double supported_share_max = 0.02;  ///< of the pairs may have something else in common, and what chance adds in few pairs
  double related_share_max = 0.33;    ///< of the pairs may have that, or be of one fraud type and close in time
  std::int64_t near_days = 14;        ///< "close in time"
  double look_again_growth = 1.3;     ///< look again when an identifier has so many times the reports of the last look

  /// Errors: kNotFound; kInvalidArgument naming file and key (a share outside 0..1, growth not above 1).
  static Result<StopThresholds> load(const std::filesystem::path& file);
};

/// What the reports that name one identifier say about it, besides the identifier itself.
struct StopEvidence {
  std::int64_t reports = 0;      ///< live reports that name it
  std::int64_t pairs = 0;        ///< pairs looked at
  std::int64_t supported = 0;    ///< pairs that have another linking identifier in common
  std::int64_t near = 0;         ///< pairs of one fraud type within near_days
  std::int64_t related = 0;      ///< pairs that are supported, near or both
  std::int64_t fraud_types = 0;  ///< distinct
  std::int64_t days = 0;         ///< from the first to the last, both counted

  double supported_share() const { return pairs == 0 ? 0 : static_cast<double>(supported) / static_cast<double>(pairs); }
  double related_share() const { return pairs == 0 ? 0 : static_cast<double>(related) / static_cast<double>(pairs); }
  /// Rounded, for the reason in words.
  int supported_percent() const;
};

/// Does this identifier link? Asked of the other identifiers that two reports share.
using Links = std::function<bool(IdentifierIndex)>;

/// Looks at pairs of reports that name `identifier`: all when there are few, otherwise a sample that depends only on which
/// reports there are, never on the order in which they came. Time linear in its reports, at most `pairs_max` comparisons. Pure.
StopEvidence gather_evidence(const LinkIndex& index, IdentifierIndex identifier, const StopThresholds& thresholds,
                             const Links& links);

/// Frequency alone cannot tell a payment provider's account from a busy offender's. But victims of one offender have more in
/// common than the account (the phone that called them, the shop's domain) or were cheated in one way within days of each other;
/// customers of one payment provider have not. Pure; never becomes false by taking support away, so that stops found from others'
/// stops settle on one answer whatever the order.
bool is_shared_by_strangers(const StopEvidence& evidence, const StopThresholds& thresholds);

/// Has the identifier changed enough since the last look to be worth another? Pure.
bool is_due(const LinkNode& node, const StopThresholds& thresholds);

}  // namespace dijkwacht::cases
