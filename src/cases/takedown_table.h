#pragma once

#include <optional>
#include <vector>

#include "cases/takedown.h"
#include "store/database.h"

namespace dijkwacht::cases {

Status insert_takedown(store::Transaction& transaction, const Takedown& notice);
Result<std::optional<Takedown>> find_takedown(store::Transaction& transaction, const TakedownId& id);
/// Writes what a step changed.
Status update_takedown(store::Transaction& transaction, const Takedown& notice);
/// Newest first; at most `limit`.
Result<std::vector<Takedown>> takedowns_of(store::Transaction& transaction, const CaseId& id, std::size_t limit);
/// Notices about an identifier that were sent or may yet be.
Result<std::int64_t> count_takedowns_about(store::Transaction& transaction, const IdentifierId& id);
/// A case that went up in another takes its notices along.
Status move_takedowns(store::Transaction& transaction, const CaseId& from, const CaseId& to);

}  // namespace dijkwacht::cases
