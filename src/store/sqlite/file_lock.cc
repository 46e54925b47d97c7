#include "store/sqlite/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

#include <fmt/core.h>

namespace dijkwacht::store::sqlite {

Result<FileLock> FileLock::acquire(const std::filesystem::path& database_file) {
  const std::string path = database_file.string() + ".lock";
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0)
    return fail(ErrorCode::kUnavailable, fmt::format("cannot make {}: is its folder there and writable?", path));
  FileLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return fail(ErrorCode::kUnavailable, fmt::format("{} is in use by another process; stop that first", database_file.string()));
  }
  return lock;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock::~FileLock() {
  // The lock file stays: removing it would let a third process lock a new file of the same name.
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace dijkwacht::store::sqlite
