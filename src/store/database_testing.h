#pragma once

#include <stdlib.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/database.h"
#include "store/migration.h"
#include "store/sqlite_database.h"

/// What tests of every room need to stand on a real store. Not part of the product. Throws (`value()`) when the store fails.
namespace dijkwacht::store::testing {

/// A folder of its own under the system's temporary folder, removed with all it holds.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "dijkwacht-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) std::abort();
    path_ = pattern;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// An engine under test: the same suites run on each.
struct Engine {
  std::string name;
  /// Opens the one database that belongs to `folder`, made at the first call.
  std::function<Result<std::unique_ptr<Database>>(const std::filesystem::path& folder)> open;

  friend std::ostream& operator<<(std::ostream& stream, const Engine& engine) { return stream << engine.name; }
};

inline std::vector<Engine> engines() {
  return {{"Sqlite", [](const std::filesystem::path& folder) { return open_sqlite(folder / "store.db"); }}};
}

/// A database for one test, with the schema given. Needs no clean-up.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(const std::vector<Migration>& migrations = {}, Engine engine = engines().front())
      : engine_(std::move(engine)), database_(engine_.open(folder_.path()).value()) {
    migrate(*database_, migrations).value();
  }

  Database& operator*() const { return *database_; }
  Database* operator->() const { return database_.get(); }
  Database& get() const { return *database_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Closes and opens again, as a restart does.
  void reopen() {
    database_.reset();
    database_ = engine_.open(folder_.path()).value();
  }

 private:
  TemporaryFolder folder_;
  Engine engine_;
  std::unique_ptr<Database> database_;
};

}  // namespace dijkwacht::store::testing
