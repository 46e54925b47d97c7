#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "crypto/key_service.h"
#include "store/database.h"
#include "store/where.h"
#include "victims/recall.h"

namespace dijkwacht::victims {

/// Errors: kConflict with field "transactionId" when this payment is being recalled already.
Status insert(store::Transaction& transaction, const Recall& recall, const crypto::WrappedPart& sealed);
/// Writes the answer; what was sealed is destroyed in the same step. `before`: the state that was judged. Errors: kConflict when
/// another answer came first.
Status close(store::Transaction& transaction, const Recall& recall, RecallState before);
/// Errors: kNotFound.
Result<Recall> read_recall(store::Transaction& transaction, const RecallId& id);
/// Nothing when no payment of this reference was recalled.
Result<std::optional<Recall>> find_recall(store::Transaction& transaction, std::string_view transaction_id);
/// Open, and made at or before `until`; oldest first.
Result<std::vector<Recall>> open_until(store::Transaction& transaction, Time until, std::size_t limit);

/// The context that what is sealed for a recall belongs to.
std::string recall_context(const RecallId& recall);
/// Nothing once it was destroyed. The context is set.
Result<std::optional<crypto::WrappedPart>> find_sealed(store::Transaction& transaction, const RecallId& recall);

using RecallCursor = store::TimeCursor<RecallId>;
/// What narrows the list.
struct RecallQuery {
  std::optional<RecallState> state = {};
  std::string typed = {};  ///< a recall's number, its first four digits or more, or the reference of its payment; empty: any
  std::optional<RecallCursor> after = {};
  std::size_t limit = limits::kPageRowsMax;
};
/// Newest first.
Result<std::vector<Recall>> newest_recalls(store::Transaction& transaction, const RecallQuery& query);

/// Of all recalls in one state: how many, and EUR cents paid and returned.
struct RecallTotal {
  RecallState state = RecallState::kOpen;
  std::int64_t count = 0;
  std::int64_t paid = 0;
  std::int64_t returned = 0;
};
Result<std::vector<RecallTotal>> recall_totals(store::Transaction& transaction);

}  // namespace dijkwacht::victims
