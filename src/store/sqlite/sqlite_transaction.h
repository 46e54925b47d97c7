#pragma once

#include <optional>

#include "store/database.h"
#include "store/sqlite/connection.h"

namespace dijkwacht::store::sqlite {

/// A transaction on one connection. The owner begins and ends it; after a failed statement it refuses all further ones with the
/// first error (as PostgreSQL does), and the owner undoes it.
class SqliteTransaction final : public Transaction {
 public:
  explicit SqliteTransaction(Connection& connection) : connection_(connection) {}

  Result<std::int64_t> execute(std::string_view sql, const Parameters& parameters) override;
  Result<std::vector<Row>> query(std::string_view sql, const Parameters& parameters) override;
  Status for_each(std::string_view sql, const Parameters& parameters, const std::function<Status(const Row&)>& visit) override;

  /// The first statement's failure, if any.
  const std::optional<Error>& failure() const { return failure_; }
  /// Bytes that callers handed to statements so far: how large a group has grown.
  std::size_t bytes_bound() const { return bytes_bound_; }

 private:
  using Visit = std::function<Result<bool>(Statement&)>;
  Status run(std::string_view sql, const Parameters& parameters, const Visit& visit);
  Status run_unguarded(std::string_view sql, const Parameters& parameters, const Visit& visit);

  Connection& connection_;
  std::optional<Error> failure_;
  std::size_t bytes_bound_ = 0;
};

}  // namespace dijkwacht::store::sqlite
