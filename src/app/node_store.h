#pragma once

#include <memory>

#include "app/node_files.h"
#include "base/result.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::app {

/// The steps of every room's schema, in the order of the rooms.
std::vector<store::Migration> all_migrations();

/// Opens a node's database and brings its schema up to date. Errors: those of open_sqlite and migrate.
Result<std::unique_ptr<store::Database>> open_node_store(const NodeFiles& files);

}  // namespace dijkwacht::app
