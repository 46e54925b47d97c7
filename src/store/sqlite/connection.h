#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "store/sqlite/statement.h"

struct sqlite3;

namespace dijkwacht::store::sqlite {

/// How long a connection waits for a lock that another program (a backup, a shell) holds.
inline constexpr int kBusyMs = 5000;

/// One connection with its prepared statements. Used by one thread at a time.
class Connection {
 public:
  /// Opens an existing file with what every connection of ours needs: secure_delete, foreign keys, temporary data in memory,
  /// LIKE that tells capitals apart (as PostgreSQL does), no double-quoted strings.
  /// Errors: kUnavailable, kDataCorrupt when the file is no database.
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& file);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// A statement in use; goes back to the connection's cache, ready for the next run, when this goes.
  class Lease {
   public:
    Lease(Connection& connection, std::string key, std::unique_ptr<Statement> statement);
    Lease(Lease&&) noexcept = default;
    ~Lease();
    Statement* operator->() const { return statement_.get(); }

   private:
    Connection* connection_;
    std::string key_;
    std::unique_ptr<Statement> statement_;
  };

  /// A statement of a caller: it cannot begin or end transactions, set pragmas or attach files.
  Result<Lease> statement(std::string_view sql);
  /// Runs a statement of our own (BEGIN, SAVEPOINT, PRAGMA, …) and drops its rows.
  Status control(std::string_view sql);
  /// The first column of the first row of a statement of our own.
  Result<Value> control_value(std::string_view sql);

  sqlite3* handle() const { return handle_; }

 private:
  explicit Connection(sqlite3* handle);
  static int authorize(void* self, int action, const char*, const char*, const char*, const char*);
  Result<Statement*> control_statement(std::string_view sql);
  void give_back(std::string key, std::unique_ptr<Statement> statement);

  sqlite3* handle_;
  bool is_trusted_ = false;  ///< true while a statement of our own is prepared
  std::unordered_map<std::string, std::unique_ptr<Statement>> idle_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> control_;  ///< apart: callers must never reach these
};

}  // namespace dijkwacht::store::sqlite
