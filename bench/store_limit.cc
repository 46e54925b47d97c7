// What SQLite alone can store on this machine: the rows that a node stored, again, into an empty file with the same tables and
// indexes, in one loop of prepared statements. No server, no policy, no hash, no JSON: the limit that a node can near and not
// reach.
//
//   store_limit NODE.db FOLDER ACTS_PER_COMMIT "TABLE [WHERE …]"...
//
// An act is one row of the first table; the rows of the others are spread evenly over the acts. WAL and synchronous=FULL, as a
// node has; no foreign keys and no secure_delete, which are the node's own choice. Reads the node's file, also while the node
// runs. Also prints how many times a second this disk makes one page durable (fdatasync). One JSON line.
#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t kPageBytes = 4096;
constexpr double kSyncSeconds = 0.5;

struct CloseDatabase {
  void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
struct FreeValue {
  void operator()(sqlite3_value* value) const { sqlite3_value_free(value); }
};
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;
using RowValues = std::vector<std::unique_ptr<sqlite3_value, FreeValue>>;

std::unexpected<Error> failed(sqlite3* handle, std::string_view what) {
  return fail(ErrorCode::kUnavailable, fmt::format("{}: {}", what, sqlite3_errmsg(handle)));
}

Result<DatabaseHandle> open(const std::string& file, int flags) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  DatabaseHandle database(handle);
  if (code != SQLITE_OK) return failed(handle, file);
  sqlite3_busy_timeout(handle, 5000);
  return database;
}

Result<StatementHandle> prepare(sqlite3* handle, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return failed(handle, sql);
  return StatementHandle(statement);
}

Status execute(sqlite3* handle, const std::string& sql) {
  if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failed(handle, sql);
  return {};
}

/// One table's rows as the node stored them, and how to make the table.
struct Table {
  std::string name;
  std::vector<std::string> schema;  ///< the table, then its indexes
  std::vector<RowValues> rows;
  StatementHandle insert;
};

Result<std::vector<std::string>> schema_of(sqlite3* handle, const std::string& table) {
  const auto statement =
      TRY(prepare(handle, "SELECT sql FROM sqlite_master WHERE tbl_name = $1 AND sql IS NOT NULL ORDER BY type DESC"));
  sqlite3_bind_text(statement.get(), 1, table.c_str(), -1, SQLITE_TRANSIENT);
  std::vector<std::string> schema;
  while (sqlite3_step(statement.get()) == SQLITE_ROW)
    schema.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0)));
  if (schema.empty()) return fail(ErrorCode::kInvalidArgument, "the node has no table " + table);
  return schema;
}

/// `which` is a table's name, and perhaps a WHERE.
Result<Table> read_table(sqlite3* handle, const std::string& which) {
  Table table{.name = which.substr(0, which.find(' ')), .schema = {}, .rows = {}, .insert = nullptr};
  table.schema = TRY(schema_of(handle, table.name));
  const auto statement = TRY(prepare(handle, "SELECT * FROM " + which));
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(statement.get())) == SQLITE_ROW) {
    RowValues row;
    for (int i = 0; i < sqlite3_column_count(statement.get()); ++i)
      row.emplace_back(sqlite3_value_dup(sqlite3_column_value(statement.get(), i)));
    table.rows.push_back(std::move(row));
  }
  if (code != SQLITE_DONE) return failed(handle, which);
  if (table.rows.empty()) return fail(ErrorCode::kInvalidArgument, "the node has no row of " + which);
  return table;
}

Result<std::vector<Table>> read_tables(const std::string& file, std::span<char*> which) {
  const auto database = TRY(open(file, SQLITE_OPEN_READONLY));
  std::vector<Table> tables;
  for (const char* table : which) tables.push_back(TRY(read_table(database.get(), table)));
  return tables;
}

Status make_tables(sqlite3* handle, std::vector<Table>& tables) {
  for (const char* pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"}) TRY(execute(handle, pragma));
  for (auto& table : tables) {
    for (const auto& sql : table.schema) TRY(execute(handle, sql));
    std::string places;
    for (std::size_t i = 0; i < table.rows.front().size(); ++i) places += i == 0 ? "?" : ", ?";
    table.insert = TRY(prepare(handle, fmt::format("INSERT INTO {} VALUES ({})", table.name, places)));
  }
  return {};
}

Status insert(sqlite3* handle, const Table& table, const RowValues& row) {
  auto* statement = table.insert.get();
  for (std::size_t i = 0; i < row.size(); ++i) sqlite3_bind_value(statement, static_cast<int>(i) + 1, row[i].get());
  const int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  if (code != SQLITE_DONE) return failed(handle, table.name);
  return {};
}

/// All rows, `acts_per_commit` acts at a time.
Status store(sqlite3* handle, const std::vector<Table>& tables, std::size_t acts_per_commit) {
  const auto acts = tables.front().rows.size();
  for (std::size_t begin = 0; begin < acts; begin += acts_per_commit) {
    const auto end = std::min(acts, begin + acts_per_commit);
    TRY(execute(handle, "BEGIN IMMEDIATE"));
    for (const auto& table : tables) {
      const auto last = table.rows.size() * end / acts;
      for (auto i = table.rows.size() * begin / acts; i < last; ++i) TRY(insert(handle, table, table.rows[i]));
    }
    TRY(execute(handle, "COMMIT"));
  }
  return {};
}

/// How many times a second one page can be made durable here, each on its own.
Result<double> syncs_per_second(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) return fail(ErrorCode::kUnavailable, "cannot write " + file.string());
  const std::array<char, kPageBytes> page{};
  const auto begun = Steady::now();
  std::size_t count = 0;
  double seconds = 0;
  for (; seconds < kSyncSeconds; ++count) {
    const auto place = static_cast<off_t>(count * kPageBytes);
    if (::pwrite(descriptor, page.data(), page.size(), place) < 0 || ::fdatasync(descriptor) != 0) break;
    seconds = std::chrono::duration<double>(Steady::now() - begun).count();
  }
  ::close(descriptor);
  return static_cast<double>(count) / seconds;
}

Status run(const std::string& node, const std::filesystem::path& folder, std::size_t acts_per_commit, std::span<char*> which) {
  std::filesystem::create_directories(folder);
  const auto database = TRY(open(folder / "limit.db", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE));
  auto tables = TRY(read_tables(node, which));  // after the database, so that their statements end before it
  TRY(make_tables(database.get(), tables));
  const auto begun = Steady::now();
  TRY(store(database.get(), tables, acts_per_commit));
  const auto seconds = std::chrono::duration<double>(Steady::now() - begun).count();
  std::size_t rows = 0;
  for (const auto& table : tables) rows += table.rows.size();
  const auto acts = tables.front().rows.size();
  JsonWriter json;
  json.begin_object();
  json.member("acts", acts).member("rowsPerAct", static_cast<double>(rows) / static_cast<double>(acts));
  json.member("actsPerSecond", static_cast<double>(acts) / seconds);
  json.member("syncsPerSecond", TRY(syncs_per_second(folder / "page")));
  json.end_object();
  fmt::print("{}\n", json.take());
  return {};
}

}  // namespace
}  // namespace dijkwacht::bench

int main(int count, char** arguments) {
  constexpr int kFirstTable = 4;
  const auto acts_per_commit = count > kFirstTable ? std::strtoull(arguments[3], nullptr, 10) : 0;
  if (acts_per_commit == 0) {
    fmt::print(stderr, "use: store_limit NODE.db FOLDER ACTS_PER_COMMIT \"TABLE [WHERE ...]\"...\n");
    return 2;
  }
  const std::span<char*> tables(arguments + kFirstTable, static_cast<std::size_t>(count - kFirstTable));
  const auto done = dijkwacht::bench::run(arguments[1], arguments[2], acts_per_commit, tables);
  if (done) return 0;
  fmt::print(stderr, "store_limit: {}\n", done.error().message);
  return 1;
}
