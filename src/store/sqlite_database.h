#pragma once

#include <filesystem>
#include <memory>

#include "store/database.h"

namespace dijkwacht::store {

/// Opens (creates) a SQLite database: WAL, synchronous=FULL, foreign keys on, secure_delete on (a deleted value leaves no
/// bytes), one writer thread with group commit, `readers` read connections.
/// Errors: kUnavailable when the file cannot be opened or another process writes it; kDataCorrupt when it is no database.
Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file, std::size_t readers = 4);

}  // namespace dijkwacht::store
