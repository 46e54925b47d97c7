#include "app/recount_table.h"

namespace dijkwacht::app {

Status add_recount(store::Transaction& transaction, const cases::IdentifierId& identifier) {
  TRY(transaction.execute("INSERT INTO recount_due (identifier_id) VALUES ($1) ON CONFLICT (identifier_id) DO NOTHING",
                          {identifier}));
  return {};
}

Result<std::vector<cases::IdentifierId>> read_recounts(store::Transaction& transaction, std::size_t limit) {
  std::vector<cases::IdentifierId> due;
  for (const auto& row :
       TRY(transaction.query("SELECT identifier_id FROM recount_due ORDER BY identifier_id LIMIT $1", {limit}))) {
    due.push_back(row.id<cases::IdentifierId>(0));
  }
  return due;
}

Status remove_recount(store::Transaction& transaction, const cases::IdentifierId& identifier) {
  TRY(transaction.execute("DELETE FROM recount_due WHERE identifier_id = $1", {identifier}));
  return {};
}

std::vector<store::Migration> recount_migrations() {
  return {{.room = "app", .number = 3, .sql = "CREATE TABLE recount_due (identifier_id TEXT PRIMARY KEY)"}};
}

}  // namespace dijkwacht::app
