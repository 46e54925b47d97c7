#include "signals/listing_conflict_service.h"

#include "signals/signal_table.h"

namespace dijkwacht::signals {

Result<std::vector<ListingConflict>> listing_conflicts(store::Database& database, std::string_view owner) {
  const auto pairs = TRY(database.read_value<std::vector<ListedPair>>(
      [](store::Transaction& transaction) { return listed_pairs(transaction, kConflictPairsMax); }));
  std::vector<ListingConflict> conflicts;
  for (const auto& pair : pairs) {
    if (!owner.empty() && pair.block.owner != owner && pair.allow.owner != owner) continue;
    if (auto conflict = conflict_between(pair.block, pair.allow)) conflicts.push_back(std::move(*conflict));
  }
  return conflicts;
}

}  // namespace dijkwacht::signals
