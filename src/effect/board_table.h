#pragma once

#include <string_view>
#include <vector>

#include "effect/board_row.h"
#include "store/database.h"

namespace dijkwacht::effect {

/// The board of an office that partners tell of their interventions: the latest of each.
Status put(store::Transaction& transaction, const BoardRow& row, Time now);
/// Told last first, at most `limit`.
Result<std::vector<BoardRow>> read_board(store::Transaction& transaction, std::size_t limit);

}  // namespace dijkwacht::effect
