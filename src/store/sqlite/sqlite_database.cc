#include "store/sqlite_database.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include <fmt/core.h>

#include "store/sqlite/connection.h"
#include "store/sqlite/file_lock.h"
#include "store/sqlite/reader_pool.h"
#include "store/sqlite/writer.h"

namespace dijkwacht::store {
namespace {

using sqlite::Connection;
using sqlite::FileLock;
using sqlite::ReaderPool;
using sqlite::Writer;

/// "Dijk": marks a file as ours in SQLite's header.
constexpr std::int64_t kApplicationId = 0x44696a6b;
/// Pages after which a commit copies the log into the file: 16 MB, a pause of some 20 ms, instead of SQLite's 4 MB.
constexpr int kCheckpointPages = 4096;

class SqliteDatabase final : public Database {
 public:
  SqliteDatabase(FileLock lock, std::unique_ptr<Connection> writer, std::vector<std::unique_ptr<Connection>> readers)
      : lock_(std::move(lock)), writer_(std::move(writer)), readers_(std::move(readers)) {}

  Status write(std::function<Status(Transaction&)> work) override { return writer_.write(std::move(work)); }

  Status read(const std::function<Status(Transaction&)>& work) override {
    if (writer_.is_this_thread()) {
      return fail(ErrorCode::kInternal, "read called from inside a write: use the transaction at hand");
    }
    return readers_.read(work);
  }

 private:
  // In this order: the readers close first, then the writer can empty the log, then the lock goes.
  FileLock lock_;
  Writer writer_;
  ReaderPool readers_;
};

Status make_private_file(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return fail(ErrorCode::kUnavailable, fmt::format("cannot open {}: is its folder there and writable?", file.string()));
  }
  ::close(descriptor);
  return {};
}

Result<std::int64_t> number(Connection& connection, std::string_view sql) {
  const Value value = TRY(connection.control_value(sql));
  const auto* content = std::get_if<std::int64_t>(&value.content());
  if (content == nullptr) return fail(ErrorCode::kInternal, "a pragma gave no number");
  return *content;
}

/// An empty file becomes ours; a database with another mark is left alone.
Status claim(Connection& connection, const std::filesystem::path& file) {
  const auto mark = TRY(number(connection, "PRAGMA application_id"));
  if (mark == kApplicationId) return {};
  const bool is_empty = TRY(number(connection, "PRAGMA page_count")) == 0;
  if (mark != 0 || !is_empty) {
    return fail(ErrorCode::kDataCorrupt, fmt::format("{} is the database of another program", file.string()));
  }
  return connection.control(fmt::format("PRAGMA application_id={}", kApplicationId));
}

Status configure_writer(Connection& writer, const SqliteSettings& settings) {
  const Value mode = TRY(writer.control_value("PRAGMA journal_mode=WAL"));
  const auto* name = std::get_if<std::string>(&mode.content());
  if (name == nullptr || *name != "wal") {
    return fail(ErrorCode::kUnavailable, "the file system cannot hold a write-ahead log (a network drive?)");
  }
  TRY(writer.control(fmt::format("PRAGMA wal_autocheckpoint={}", kCheckpointPages)));
  if (settings.pages_max > 0) TRY(writer.control(fmt::format("PRAGMA max_page_count={}", settings.pages_max)));
  return {};
}

Result<std::vector<std::unique_ptr<Connection>>> open_readers(const std::filesystem::path& file, std::size_t count) {
  std::vector<std::unique_ptr<Connection>> readers;
  for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
    readers.push_back(TRY(Connection::open(file)));
    TRY(readers.back()->control("PRAGMA query_only=ON"));
  }
  return readers;
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file, const SqliteSettings& settings) {
  auto lock = TRY(FileLock::acquire(file));
  TRY(make_private_file(file));
  auto writer = TRY(Connection::open(file));
  TRY(claim(*writer, file));
  TRY(configure_writer(*writer, settings));
  auto readers = TRY(open_readers(file, settings.readers));
  return std::make_unique<SqliteDatabase>(std::move(lock), std::move(writer), std::move(readers));
}

Result<std::unique_ptr<Database>> open_sqlite(const std::filesystem::path& file, std::size_t readers) {
  return open_sqlite(file, SqliteSettings{.readers = readers});
}

}  // namespace dijkwacht::store
