#include "store/sqlite/sqlite_transaction.h"

#include <sqlite3.h>

namespace dijkwacht::store::sqlite {
namespace {

std::size_t size_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.content())) return text->size();
  if (const auto* bytes = std::get_if<Bytes>(&value.content())) return bytes->size();
  return sizeof(std::int64_t);
}

}  // namespace

Result<std::int64_t> SqliteTransaction::execute(std::string_view sql, const Parameters& parameters) {
  const auto before = sqlite3_total_changes64(connection_.handle());
  TRY(run(sql, parameters, [](Statement&) -> Result<bool> { return true; }));
  // sqlite3_changes() keeps the number of the last INSERT, UPDATE or DELETE; a CREATE TABLE would repeat it.
  if (sqlite3_total_changes64(connection_.handle()) == before) return 0;
  return static_cast<std::int64_t>(sqlite3_changes64(connection_.handle()));
}

Result<std::vector<Row>> SqliteTransaction::query(std::string_view sql, const Parameters& parameters) {
  std::vector<Row> rows;
  TRY(run(sql, parameters, [&](Statement& statement) -> Result<bool> {
    rows.push_back(TRY(statement.row()));
    return true;
  }));
  return rows;
}

Status SqliteTransaction::for_each(std::string_view sql, const Parameters& parameters,
                                   const std::function<Status(const Row&)>& visit) {
  Status visited;
  TRY(run(sql, parameters, [&](Statement& statement) -> Result<bool> {
    visited = visit(TRY(statement.row()));
    return visited.has_value();
  }));
  return visited;
}

Status SqliteTransaction::run(std::string_view sql, const Parameters& parameters, const Visit& visit) {
  if (failure_) return fail(*failure_);
  Status status = run_unguarded(sql, parameters, visit);
  if (!status && !failure_) failure_ = status.error();
  return status;
}

Status SqliteTransaction::run_unguarded(std::string_view sql, const Parameters& parameters, const Visit& visit) {
  const auto statement = TRY(connection_.statement(sql));
  for (const Value& value : parameters) bytes_bound_ += size_of(value);
  TRY(statement->bind(parameters));
  while (TRY(statement->step())) {
    if (!TRY(visit(*statement.operator->()))) return {};
  }
  return {};
}

}  // namespace dijkwacht::store::sqlite
