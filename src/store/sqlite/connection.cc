#include "store/sqlite/connection.h"

#include <utility>

#include <sqlite3.h>

#include "store/sqlite/sqlite_error.h"

namespace dijkwacht::store::sqlite {
namespace {

/// Prepared statements kept per connection; the whole program has fewer, so the cache is full only after a defect (SQL
/// glued together with values), and then it is simply emptied.
constexpr std::size_t kIdleStatementsMax = 512;

Status configure(Connection& connection) {
  sqlite3* handle = connection.handle();
  sqlite3_busy_timeout(handle, kBusyMs);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  for (const char* pragma : {"PRAGMA temp_store=MEMORY", "PRAGMA secure_delete=ON", "PRAGMA foreign_keys=ON",
                             "PRAGMA case_sensitive_like=ON", "PRAGMA synchronous=FULL"}) {
    TRY(connection.control(pragma));
  }
  return {};
}

}  // namespace

Connection::Connection(sqlite3* handle) : handle_(handle) { sqlite3_set_authorizer(handle_, &Connection::authorize, this); }

Connection::~Connection() {
  idle_.clear();
  control_.clear();
  sqlite3_close(handle_);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& file) {
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (code != SQLITE_OK) return fail(error_of(code, "open the database", handle));
  TRY(configure(*connection));
  return connection;
}

int Connection::authorize(void* self, int action, const char* subject, const char*, const char*, const char*) {
  if (static_cast<Connection*>(self)->is_trusted_) return SQLITE_OK;
  switch (action) {
    // Asked by ALTER TABLE … ADD COLUMN itself when the column has a constraint; it only reads.
    case SQLITE_PRAGMA: return subject != nullptr && std::string_view(subject) == "quick_check" ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_ATTACH:
    case SQLITE_DETACH: return SQLITE_DENY;
    default: return SQLITE_OK;
  }
}

Result<Connection::Lease> Connection::statement(std::string_view sql) {
  std::string key(sql);
  if (auto node = idle_.extract(key)) return Lease(*this, std::move(key), std::move(node.mapped()));
  auto fresh = std::make_unique<Statement>(TRY(Statement::prepare(handle_, sql)));
  return Lease(*this, std::move(key), std::move(fresh));
}

Result<Statement*> Connection::control_statement(std::string_view sql) {
  std::string key(sql);
  const auto found = control_.find(key);
  if (found != control_.end()) return found->second.get();
  is_trusted_ = true;
  auto prepared = Statement::prepare(handle_, sql);
  is_trusted_ = false;
  auto fresh = std::make_unique<Statement>(TRY(std::move(prepared)));
  return control_.emplace(std::move(key), std::move(fresh)).first->second.get();
}

Status Connection::control(std::string_view sql) {
  TRY(control_value(sql));
  return {};
}

Result<Value> Connection::control_value(std::string_view sql) {
  Statement* statement = TRY(control_statement(sql));
  // PRAGMAs may be authorised once more when SQLite prepares them again after a schema change.
  is_trusted_ = true;
  Result<Value> value = Value();
  Result<bool> has_row = statement->step();
  if (has_row && *has_row) value = statement->first_column();
  while (has_row && *has_row) has_row = statement->step();
  is_trusted_ = false;
  statement->reset();
  if (!has_row) return fail(std::move(has_row).error());
  return value;
}

void Connection::give_back(std::string key, std::unique_ptr<Statement> statement) {
  statement->reset();
  if (idle_.size() >= kIdleStatementsMax) idle_.clear();
  idle_.insert_or_assign(std::move(key), std::move(statement));
}

Connection::Lease::Lease(Connection& connection, std::string key, std::unique_ptr<Statement> statement)
    : connection_(&connection), key_(std::move(key)), statement_(std::move(statement)) {}

Connection::Lease::~Lease() {
  if (statement_) connection_->give_back(std::move(key_), std::move(statement_));
}

}  // namespace dijkwacht::store::sqlite
