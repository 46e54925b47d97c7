#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "store/database.h"

namespace dijkwacht::store {

struct SqliteSettings {
  std::size_t readers = 4;  ///< read connections: reads that run at the same moment
  /// Largest size of the file in pages of 4 KiB; 0 is the engine's own limit. Above it a write fails with kUnavailable, as on a
  /// full disk.
  std::int64_t pages_max = 0;
};

/// Opens (creates) a SQLite database: WAL, synchronous=FULL, foreign keys on, secure_delete on (a deleted value leaves no
/// bytes once the log is copied into the file: after a second without writes, and on close), one writer thread with group
/// commit. The file is made with mode 0600; beside it stand `-wal`, `-shm` (while open) and `.lock`. Closing (the
/// destructor) finishes what waits and leaves one file without a log.
/// Errors: kUnavailable when the file cannot be opened or another process writes it; kDataCorrupt when it is damaged, no
/// database, or the database of another program.
Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file, const SqliteSettings& settings);
Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file, std::size_t readers = 4);

}  // namespace dijkwacht::store
