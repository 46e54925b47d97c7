#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "signals/opinion.h"
#include "store/database.h"

namespace dijkwacht::signals {

Status insert(store::Transaction& transaction, const Opinion& opinion);
Status set_state(store::Transaction& transaction, const OpinionId& id, OpinionState state);
Result<std::optional<Opinion>> find_opinion(store::Transaction& transaction, const OpinionId& id);
/// Active opinions whose validity ended at or before `now`, oldest first.
Result<std::vector<OpinionId>> expired_opinions(store::Transaction& transaction, Time now, std::size_t limit);

}  // namespace dijkwacht::signals
