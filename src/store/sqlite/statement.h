#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "store/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dijkwacht::store::sqlite {

/// One prepared statement. Belongs to one connection; not thread-safe.
class Statement {
 public:
  /// Exactly one statement, whose parameters are `$1`, `$2`, … Errors: kInternal on any other text.
  static Result<Statement> prepare(sqlite3* handle, std::string_view sql);

  /// Binds `$n` to the n-th parameter. The parameters must outlive the run: they are not copied.
  /// Errors: kInternal when their number differs from the highest `$n`; kTooLarge.
  Status bind(const Parameters& parameters);
  /// True when a row stands ready, false at the end.
  Result<bool> step();
  /// The row of the last step. Errors: kInternal for a floating-point column.
  Result<Row> row() const;
  /// The first column of the row of the last step. Errors: as `row`.
  Result<Value> first_column() const;
  /// Makes it ready for the next run and forgets the parameters.
  void reset();

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  Status number_parameters();
  Status bind_one(int index, const Value& value);
  sqlite3* handle() const;

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  std::vector<std::size_t> numbers_;  ///< for each SQLite index (from 1, kept at [index - 1]) the n of its `$n`
  std::size_t highest_number_ = 0;
};

}  // namespace dijkwacht::store::sqlite
