#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/objection.h"
#include "store/database.h"
#include "store/where.h"

namespace dijkwacht::signals {

/// False when it was there already.
Result<bool> insert(store::Transaction& transaction, const Objection& objection);
/// False when it was answered before.
Result<bool> put_answer(store::Transaction& transaction, const ObjectionId& id, event::ObjectionOutcome outcome,
                        std::string_view answer, Time now);
Result<std::optional<Objection>> find_objection(store::Transaction& transaction, const ObjectionId& id);
using ObjectionCursor = store::TimeCursor<ObjectionId>;
/// Newest first.
Result<std::vector<Objection>> list_objections(store::Transaction& transaction, const std::optional<ObjectionCursor>& after,
                                               std::size_t limit);

}  // namespace dijkwacht::signals
