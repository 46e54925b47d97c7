#include "store/sqlite/statement.h"

#include <algorithm>
#include <charconv>

#include <fmt/core.h>
#include <sqlite3.h>

#include "store/sqlite/sqlite_error.h"

namespace dijkwacht::store::sqlite {
namespace {

constexpr std::string_view kBlanks = " \t\r\n;";

Result<std::size_t> number_of(const char* name) {
  const std::string_view text = name == nullptr ? "" : name;
  std::size_t number = 0;
  const bool is_dollar = text.size() > 1 && text.front() == '$';
  const auto [end, error] = std::from_chars(text.data() + is_dollar, text.data() + text.size(), number);
  if (!is_dollar || error != std::errc() || end != text.data() + text.size() || number == 0) {
    return fail(ErrorCode::kInternal, "parameters of a statement are written $1, $2, ...");
  }
  return number;
}

Result<Value> column_value(sqlite3_stmt* statement, int column) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return Value();
    case SQLITE_INTEGER: return Value(static_cast<std::int64_t>(sqlite3_column_int64(statement, column)));
    case SQLITE_TEXT: return Value(std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)), size));
    case SQLITE_BLOB: {
      const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement, column));
      return Value(data == nullptr ? Bytes() : Bytes(data, data + size));
    }
    default: return fail(ErrorCode::kInternal, fmt::format("column {} holds a floating-point number", column));
  }
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

sqlite3* Statement::handle() const { return sqlite3_db_handle(statement_.get()); }

Result<Statement> Statement::prepare(sqlite3* handle, std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw, &tail);
  Statement statement(raw);
  if (code != SQLITE_OK) return fail(error_of(code, "prepare a statement", handle));
  if (raw == nullptr) return fail(ErrorCode::kInternal, "a statement without words");
  const std::string_view rest(tail, static_cast<std::size_t>(sql.data() + sql.size() - tail));
  if (rest.find_first_not_of(kBlanks) != std::string_view::npos) {
    return fail(ErrorCode::kInternal, "more than one statement in one text");
  }
  TRY(statement.number_parameters());
  return statement;
}

Status Statement::number_parameters() {
  const int count = sqlite3_bind_parameter_count(statement_.get());
  for (int index = 1; index <= count; ++index) {
    numbers_.push_back(TRY(number_of(sqlite3_bind_parameter_name(statement_.get(), index))));
    highest_number_ = std::max(highest_number_, numbers_.back());
  }
  return {};
}

Status Statement::bind(const Parameters& parameters) {
  if (parameters.size() != highest_number_) {
    return fail(ErrorCode::kInternal,
                fmt::format("a statement with {} parameters was given {}", highest_number_, parameters.size()));
  }
  for (std::size_t i = 0; i < numbers_.size(); ++i) {
    TRY(bind_one(static_cast<int>(i + 1), parameters[numbers_[i] - 1]));
  }
  return {};
}

Status Statement::bind_one(int index, const Value& value) {
  struct Binder {
    sqlite3_stmt* statement;
    int index;
    int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
    int operator()(const std::string& text) const {
      return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(const Bytes& bytes) const {
      // An empty vector may have no address, which SQLite would take for NULL.
      if (bytes.empty()) return sqlite3_bind_zeroblob(statement, index, 0);
      return sqlite3_bind_blob64(statement, index, bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  };
  const int code = std::visit(Binder{statement_.get(), index}, value.content());
  if (code != SQLITE_OK) return fail(error_of(code, "bind a parameter", handle()));
  return {};
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return fail(error_of(code, "run a statement", handle()));
}

Result<Row> Statement::row() const {
  const int count = sqlite3_column_count(statement_.get());
  std::vector<Value> columns;
  columns.reserve(static_cast<std::size_t>(count));
  for (int column = 0; column < count; ++column) columns.push_back(TRY(column_value(statement_.get(), column)));
  return Row(std::move(columns));
}

Result<Value> Statement::first_column() const {
  if (sqlite3_column_count(statement_.get()) == 0) return Value();
  return column_value(statement_.get(), 0);
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

}  // namespace dijkwacht::store::sqlite
