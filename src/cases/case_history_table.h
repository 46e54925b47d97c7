#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/result.h"
#include "cases/chronicle.h"
#include "cases/ids.h"
#include "store/database.h"

namespace dijkwacht::cases {

struct HistoryRow {
  Time at;
  std::string kind;  ///< "created", "merged", "split", "moved"
  Bilingual text;
  std::string by;
  std::optional<CaseId> other;
  std::optional<DecisionId> decision;
};

/// `entry` counts over all cases and orders what happened.
Status insert_history(store::Transaction& transaction, std::int64_t entry, const HistoryStep& step, std::string_view by,
                      Time now);
/// Newest first.
Result<std::vector<HistoryRow>> history_of(store::Transaction& transaction, const CaseId& id, std::size_t limit);

}  // namespace dijkwacht::cases
