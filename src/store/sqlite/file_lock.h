#pragma once

#include <filesystem>

#include "base/result.h"

namespace dijkwacht::store::sqlite {

/// The right to write one database file, held by one open store at a time on this machine (an advisory lock on `<file>.lock`,
/// which the kernel drops when the process dies). Not on the database itself: closing that would drop SQLite's own locks.
class FileLock {
 public:
  /// Errors: kUnavailable when another holder has it or the lock file cannot be made.
  static Result<FileLock> acquire(const std::filesystem::path& database_file);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&&) = delete;
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace dijkwacht::store::sqlite
