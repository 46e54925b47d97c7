#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::app {

/// How far the casework job has read the queue of report changes.
Result<std::int64_t> read_casework_cursor(store::Transaction& transaction);
Status save_casework_cursor(store::Transaction& transaction, std::int64_t position);

std::vector<store::Migration> casework_cursor_migrations();

}  // namespace dijkwacht::app
