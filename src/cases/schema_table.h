#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::cases {

/// The tables of this room.
std::vector<store::Migration> migrations();

/// Counters that move in every linking transaction. `version` tells an index in memory whether it is the tables' own: a
/// transaction that was undone leaves an index that is ahead, and is seen at the next one.
struct LinkingState {
  std::int64_t version = 0;
  std::int64_t last_history = 0;
  std::int64_t last_decision = 0;
};
Result<LinkingState> read_state(store::Transaction& transaction);
Status write_state(store::Transaction& transaction, const LinkingState& state);

}  // namespace dijkwacht::cases
