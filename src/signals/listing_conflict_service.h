#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/listing_conflict.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// Conflicts among signals shared now; `owner` empty lists all, otherwise those in which it is one of the two. Reads at most
/// `kConflictPairsMax` pairs.
inline constexpr std::size_t kConflictPairsMax = 100'000;
Result<std::vector<ListingConflict>> listing_conflicts(store::Database& database, std::string_view owner = {});

}  // namespace dijkwacht::signals
