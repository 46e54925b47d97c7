#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace dijkwacht::store {

/// What a column or parameter holds: nothing, a whole number, a text or bytes. (No floating point in our tables.)
class Value {
 public:
  Value() = default;
  Value(std::nullopt_t) {}                          // NOLINT(google-explicit-constructor): parameters read as a list
  Value(std::int64_t number) : content_(number) {}  // NOLINT(google-explicit-constructor)
  Value(int number) : content_(static_cast<std::int64_t>(number)) {}          // NOLINT(google-explicit-constructor)
  Value(std::size_t number) : content_(static_cast<std::int64_t>(number)) {}  // NOLINT(google-explicit-constructor)
  Value(bool flag) : content_(static_cast<std::int64_t>(flag)) {}             // NOLINT(google-explicit-constructor)
  Value(Time time) : content_(to_millis(time)) {}                             // NOLINT(google-explicit-constructor)
  Value(std::string text) : content_(std::move(text)) {}                      // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : content_(std::string(text)) {}               // NOLINT(google-explicit-constructor)
  Value(const char* text) : content_(std::string(text)) {}                    // NOLINT(google-explicit-constructor)
  Value(Bytes bytes) : content_(std::move(bytes)) {}                          // NOLINT(google-explicit-constructor)
  Value(ByteView bytes) : content_(Bytes(bytes.begin(), bytes.end())) {}      // NOLINT(google-explicit-constructor)
  template <typename Tag>
  Value(const Id<Tag>& id) : content_(id.text()) {}  // NOLINT(google-explicit-constructor)
  template <typename T>
  Value(const std::optional<T>& maybe) {  // NOLINT(google-explicit-constructor)
    if (maybe) *this = Value(*maybe);
  }

  bool is_null() const { return std::holds_alternative<std::monostate>(content_); }
  const std::variant<std::monostate, std::int64_t, std::string, Bytes>& content() const { return content_; }

 private:
  std::variant<std::monostate, std::int64_t, std::string, Bytes> content_;
};

using Parameters = std::vector<Value>;

/// One row of an answer, columns counted from 0 in the order of the SELECT. Reading a column as what it is not is a
/// defect of ours and aborts with the column's number.
class Row {
 public:
  explicit Row(std::vector<Value> columns) : columns_(std::move(columns)) {}

  bool is_null(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  const std::string& text(std::size_t column) const;
  const Bytes& bytes(std::size_t column) const;
  bool flag(std::size_t column) const { return integer(column) != 0; }
  Time time(std::size_t column) const { return from_millis(integer(column)); }
  std::optional<std::string> optional_text(std::size_t column) const;
  std::optional<Time> optional_time(std::size_t column) const;
  /// An id column written by us; a text that is no UUID aborts.
  template <typename IdType>
  IdType id(std::size_t column) const {
    return IdType::parse(text(column)).value();
  }

 private:
  std::vector<Value> columns_;
};

/// One transaction's view of the data. Valid only inside the callback that received it; used by one thread.
/// SQL is portable between SQLite and PostgreSQL: parameters are `$1`, `$2`, …; types TEXT, BIGINT, BYTEA;
/// `ON CONFLICT` for upserts; no AUTOINCREMENT, no JSON operators, no engine's own functions, no deferred constraints.
/// One statement a call. After a statement failed the transaction is lost: every further statement returns that error and
/// nothing is stored, whatever the work returns. So look before you insert, or use `ON CONFLICT DO NOTHING` and the count.
class Transaction {
 public:
  virtual ~Transaction() = default;

  /// Runs a statement; returns the number of rows changed. Errors: kConflict when a constraint refuses, kInternal otherwise.
  virtual Result<std::int64_t> execute(std::string_view sql, const Parameters& parameters) = 0;
  /// All rows of a query (bound it with LIMIT).
  virtual Result<std::vector<Row>> query(std::string_view sql, const Parameters& parameters) = 0;
  /// Row by row, for answers that do not fit in memory. Stops at the first error of `visit` and returns it.
  virtual Status for_each(std::string_view sql, const Parameters& parameters, const std::function<Status(const Row&)>& visit) = 0;

  Result<std::optional<Row>> query_one(std::string_view sql, const Parameters& parameters);
};

/// A node's store. Thread-safe. Implementations: SQLite (embedded default); PostgreSQL implements the same.
class Database {
 public:
  virtual ~Database() = default;

  /// Runs `work` in a write transaction and returns when it is durable (or undone, when `work` or the commit fails).
  /// Writes of several threads share one commit ("group commit"); each can fail alone. `work` runs on the writer's
  /// thread: it must not block, call `write` or `read`, or wait for anything.
  /// Errors: those of `work`; kUnavailable when the commit fails (full disk), kInternal when `work` throws or nests.
  virtual Status write(std::function<Status(Transaction&)> work) = 0;
  /// Runs `work` on a consistent snapshot of committed data; it cannot write. Errors: those of `work`; kInternal when `work`
  /// throws, or when called from inside a read or write of the same thread (it could wait for itself).
  virtual Status read(const std::function<Status(Transaction&)>& work) = 0;

  /// As `write` and `read`, handing out what `work` returns.
  template <typename T>
  Result<T> write_value(std::function<Result<T>(Transaction&)> work) {
    std::optional<T> value;
    TRY(write([&](Transaction& transaction) -> Status {
      value = TRY(work(transaction));
      return {};
    }));
    return std::move(*value);
  }
  template <typename T>
  Result<T> read_value(const std::function<Result<T>(Transaction&)>& work) {
    std::optional<T> value;
    TRY(read([&](Transaction& transaction) -> Status {
      value = TRY(work(transaction));
      return {};
    }));
    return std::move(*value);
  }
};

}  // namespace dijkwacht::store
