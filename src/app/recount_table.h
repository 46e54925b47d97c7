#pragma once

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "cases/ids.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::app {

/// Identifiers that link again, so that what waits on them may be shared once more. Adding one twice is adding it once.
Status add_recount(store::Transaction& transaction, const cases::IdentifierId& identifier);
Result<std::vector<cases::IdentifierId>> read_recounts(store::Transaction& transaction, std::size_t limit);
Status remove_recount(store::Transaction& transaction, const cases::IdentifierId& identifier);

std::vector<store::Migration> recount_migrations();

}  // namespace dijkwacht::app
