#include "store/sqlite_database.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

#include "store/database_testing.h"

// What only SQLite has: its file, its lock, its log, its way of running full.
namespace dijkwacht::store {
namespace {

using testing::TemporaryFolder;

const std::vector<Migration> kSchema = {
    {.room = "test", .number = 1, .sql = "CREATE TABLE item (id BIGINT NOT NULL PRIMARY KEY, content BYTEA)"}};

Status insert(Database& database, std::int64_t id, const Bytes& content = {}) {
  return database.write([&](Transaction& transaction) -> Status {
    TRY(transaction.execute("INSERT INTO item (id, content) VALUES ($1, $2)", {id, content}));
    return {};
  });
}

std::set<std::int64_t> ids(Database& database) {
  std::set<std::int64_t> found;
  EXPECT_TRUE(database.read([&](Transaction& transaction) {
    return transaction.for_each("SELECT id FROM item", {}, [&](const Row& row) -> Status {
      found.insert(row.integer(0));
      return {};
    });
  }));
  return found;
}

std::string integrity_of(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  EXPECT_EQ(sqlite3_open(file.c_str(), &handle), SQLITE_OK);
  std::string answer;
  const auto take = [](void* text, int, char** columns, char**) {
    *static_cast<std::string*>(text) += columns[0];
    return 0;
  };
  EXPECT_EQ(sqlite3_exec(handle, "PRAGMA integrity_check", take, &answer, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  return answer;
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class SqliteDatabaseTest : public ::testing::Test {
 protected:
  std::filesystem::path file() const { return folder_.path() / "store.db"; }
  std::unique_ptr<Database> open(const SqliteSettings& settings = {}) {
    auto database = open_sqlite(file(), settings).value();
    EXPECT_TRUE(migrate(*database, kSchema));
    return database;
  }
  TemporaryFolder folder_;
};

TEST_F(SqliteDatabaseTest, ASecondWriterOnTheSameFileIsRefused) {
  auto first = open();
  const auto second = open_sqlite(file());
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kUnavailable);
  EXPECT_NE(second.error().message.find("in use by another process"), std::string::npos);
  first.reset();
  EXPECT_TRUE(open_sqlite(file()));
}

TEST_F(SqliteDatabaseTest, AFileThatIsNoDatabaseIsRefusedAndLeftAsItWas) {
  const std::string text(8192, 'x');
  std::ofstream(file()) << text;
  EXPECT_EQ(open_sqlite(file()).error().code, ErrorCode::kDataCorrupt);
  EXPECT_EQ(bytes_of(file()), text);
}

TEST_F(SqliteDatabaseTest, TheDatabaseOfAnotherProgramIsRefusedAndLeftAsItWas) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(file().c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "CREATE TABLE theirs (id)", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  const std::string before = bytes_of(file());
  const auto outcome = open_sqlite(file());
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kDataCorrupt);
  EXPECT_NE(outcome.error().message.find("another program"), std::string::npos);
  EXPECT_EQ(bytes_of(file()), before);
}

TEST_F(SqliteDatabaseTest, AFolderThatIsNotThereIsUnavailable) {
  EXPECT_EQ(open_sqlite(folder_.path() / "missing" / "store.db").error().code, ErrorCode::kUnavailable);
}

TEST_F(SqliteDatabaseTest, AFolderInPlaceOfTheFileIsUnavailable) {
  // Inside the test's folder: the lock stands beside the "database" and outlives it.
  const auto folder = folder_.path() / "store.db";
  std::filesystem::create_directory(folder);
  EXPECT_EQ(open_sqlite(folder).error().code, ErrorCode::kUnavailable);
}

TEST_F(SqliteDatabaseTest, ADamagedPageIsReportedAsCorrupt) {
  {
    auto database = open();
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(insert(*database, i, Bytes(2000, 7)));
  }
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file()));
  std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(4096);
  stream << std::string(static_cast<std::size_t>(size - 4096), '\xff');
  stream.close();
  const auto outcome = [&]() -> Status {
    auto database = TRY(open_sqlite(file()));
    return insert(*database, 1000);
  }();
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kDataCorrupt);
}

TEST_F(SqliteDatabaseTest, OnlyItsOwnerMayReadTheFile) {
  auto database = open();
  for (const char* name : {"store.db", "store.db-wal", "store.db-shm", "store.db.lock"}) {
    struct stat status = {};
    ASSERT_EQ(::stat((folder_.path() / name).c_str(), &status), 0) << name;
    EXPECT_EQ(status.st_mode & 0777, 0600U) << name;
  }
}

TEST_F(SqliteDatabaseTest, AClosedDatabaseIsOneFileWithoutALog) {
  {
    auto database = open();
    ASSERT_TRUE(insert(*database, 1));
    EXPECT_GT(std::filesystem::file_size(file().string() + "-wal"), 0U);
  }
  EXPECT_FALSE(std::filesystem::exists(file().string() + "-wal"));
  EXPECT_EQ(integrity_of(file()), "ok");
}

TEST_F(SqliteDatabaseTest, ADeletedValueLeavesNoBytes) {
  const std::string canary = "NL91DEMO0417164300-canary";
  {
    auto database = open();
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(insert(*database, i, to_bytes(canary)));
  }
  ASSERT_NE(bytes_of(file()).find(canary), std::string::npos) << "the search must be able to find it";
  {
    auto database = open();
    ASSERT_TRUE(database->write([](Transaction& transaction) -> Status {
      TRY(transaction.execute("DELETE FROM item WHERE id >= $1", {0}));
      return {};
    }));
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(bytes_of(entry.path()).find(canary), std::string::npos) << entry.path();
  }
}

TEST_F(SqliteDatabaseTest, AFullDiskFailsTheWriteAndLosesNothingAcknowledged) {
  std::set<std::int64_t> acknowledged;
  bool was_full = false;
  {
    auto database = open({.pages_max = 40});
    for (int i = 0; i < 200; ++i) {
      const auto outcome = insert(*database, i, Bytes(3000, 1));
      if (outcome) acknowledged.insert(i);
      if (!outcome) {
        EXPECT_EQ(outcome.error().code, ErrorCode::kUnavailable) << outcome.error().message;
        was_full = true;
      }
    }
    EXPECT_TRUE(was_full);
    EXPECT_FALSE(acknowledged.empty());
    EXPECT_EQ(ids(*database), acknowledged);
  }
  EXPECT_EQ(integrity_of(file()), "ok");
  auto with_room_again = open();
  EXPECT_EQ(ids(*with_room_again), acknowledged);
  EXPECT_TRUE(insert(*with_room_again, 1000, Bytes(3000, 1)));
}

TEST_F(SqliteDatabaseTest, AFullDiskUnderManyWritersKeepsExactlyWhatWasAcknowledged) {
  std::mutex mutex;
  std::set<std::int64_t> acknowledged;
  auto database = open({.pages_max = 60});
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 40; ++i) {
        const std::int64_t id = thread * 1000 + i;
        // Small rows between the large ones: they may still fit when a large one of the same group did not.
        if (!insert(*database, id, Bytes(i % 2 == 0 ? 6000 : 10, 1))) continue;
        const std::scoped_lock lock(mutex);
        acknowledged.insert(id);
      }
    });
  }
  threads.clear();
  EXPECT_LT(acknowledged.size(), 320U);
  database.reset();
  EXPECT_EQ(integrity_of(file()), "ok");
  EXPECT_EQ(ids(*open()), acknowledged);
}

/// No file of this process may grow beyond `bytes` while this lives: writing further fails in the middle of a commit, unlike
/// `pages_max`, which fails the statement that needs the page.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit = {bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_DFL);
  }

 private:
  rlimit before_ = {};
};

TEST_F(SqliteDatabaseTest, ACommitThatFailsAcknowledgesNoneOfItsWritesAndLaterOnesWork) {
  std::mutex mutex;
  std::set<std::int64_t> acknowledged;
  int refused = 0;
  auto database = open();
  ASSERT_TRUE(insert(*database, -1));
  acknowledged.insert(-1);
  {
    const FileSizeLimit limit(400'000);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 8; ++thread) {
      threads.emplace_back([&, thread] {
        for (int i = 0; i < 25; ++i) {
          const auto outcome = insert(*database, thread * 1000 + i, Bytes(4000, 1));
          const std::scoped_lock lock(mutex);
          if (outcome) {
            acknowledged.insert(thread * 1000 + i);
          } else {
            EXPECT_EQ(outcome.error().code, ErrorCode::kUnavailable) << outcome.error().message;
            ++refused;
          }
        }
      });
    }
  }
  EXPECT_GT(refused, 0);
  EXPECT_GT(acknowledged.size(), 1U);
  EXPECT_EQ(ids(*database), acknowledged);
  EXPECT_TRUE(insert(*database, 99'999, Bytes(4000, 1)));
  acknowledged.insert(99'999);
  database.reset();
  EXPECT_EQ(integrity_of(file()), "ok");
  EXPECT_EQ(ids(*open()), acknowledged);
}

/// Counts how often SQLite asks the system to keep its log for good, while this lives. Killing a process proves nothing here:
/// what it wrote stays in the system's memory, and only a power cut would lose it.
class SyncCounter {
 public:
  SyncCounter() : counting_(*sqlite3_vfs_find(nullptr)) {
    real_ = sqlite3_vfs_find(nullptr);
    counting_.zName = "counts-syncs";
    counting_.xOpen = &SyncCounter::open;
    sqlite3_vfs_register(&counting_, 1);
  }
  ~SyncCounter() { sqlite3_vfs_unregister(&counting_); }
  SyncCounter(const SyncCounter&) = delete;
  SyncCounter& operator=(const SyncCounter&) = delete;

  static int count() { return count_; }

 private:
  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* flags_given) {
    const int code = real_->xOpen(real_, name, file, flags, flags_given);
    if (code != SQLITE_OK || (flags & SQLITE_OPEN_WAL) == 0) return code;
    real_sync_ = file->pMethods->xSync;
    methods_ = *file->pMethods;
    methods_.xSync = [](sqlite3_file* log, int how) {
      ++count_;
      return real_sync_(log, how);
    };
    file->pMethods = &methods_;
    return code;
  }

  static inline sqlite3_vfs* real_ = nullptr;
  static inline sqlite3_io_methods methods_ = {};
  static inline int (*real_sync_)(sqlite3_file*, int) = nullptr;
  static inline std::atomic<int> count_ = 0;
  sqlite3_vfs counting_;
};

TEST_F(SqliteDatabaseTest, EachWriteIsSyncedBeforeItIsAcknowledged) {
  const SyncCounter syncs;
  auto database = open();
  for (int i = 0; i < 20; ++i) {
    const int before = syncs.count();
    ASSERT_TRUE(insert(*database, i));
    EXPECT_GT(syncs.count(), before);
  }
}

/// Writes from several threads and tells each acknowledged id on the pipe, until killed.
[[noreturn]] void write_until_killed(const std::filesystem::path& file, int pipe) {
  auto database = open_sqlite(file);
  if (!database || !migrate(**database, kSchema)) ::_exit(1);
  const auto base = static_cast<std::int64_t>(ids(**database).size());
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::int64_t id = base * 4 + thread;; id += 4) {
        if (!insert(**database, id, Bytes(500, 1))) continue;
        if (::write(pipe, &id, sizeof id) != sizeof id) ::_exit(1);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  ::_exit(0);
}

std::set<std::int64_t> acknowledged_before_kill(const std::filesystem::path& file, std::size_t count) {
  int ends[2];
  EXPECT_EQ(::pipe(ends), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    write_until_killed(file, ends[1]);
  }
  ::close(ends[1]);
  std::set<std::int64_t> acknowledged;
  std::int64_t id = 0;
  while (acknowledged.size() < count && ::read(ends[0], &id, sizeof id) == sizeof id) acknowledged.insert(id);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  while (::read(ends[0], &id, sizeof id) == sizeof id) acknowledged.insert(id);
  ::close(ends[0]);
  return acknowledged;
}

TEST_F(SqliteDatabaseTest, AfterKillNineEverythingAcknowledgedIsThere) {
  std::set<std::int64_t> acknowledged;
  for (std::size_t round = 1; round <= 5; ++round) {
    const auto more = acknowledged_before_kill(file(), 37 * round);
    ASSERT_GE(more.size(), 37 * round);
    acknowledged.insert(more.begin(), more.end());
    {
      auto database = open();
      const auto found = ids(*database);
      EXPECT_TRUE(std::ranges::includes(found, acknowledged));
    }
    EXPECT_EQ(integrity_of(file()), "ok");
  }
}

}  // namespace
}  // namespace dijkwacht::store
