#include "app/casework_cursor_table.h"

namespace dijkwacht::app {

Result<std::int64_t> read_casework_cursor(store::Transaction& transaction) {
  const auto row = TRY(transaction.query_one("SELECT position FROM casework_cursor WHERE id = 1", {}));
  return row ? row->integer(0) : 0;
}

Status save_casework_cursor(store::Transaction& transaction, std::int64_t position) {
  TRY(transaction.execute(
      "INSERT INTO casework_cursor (id, position) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET position = excluded.position",
      {position}));
  return {};
}

std::vector<store::Migration> casework_cursor_migrations() {
  return {{.room = "app",
           .number = 1,
           .sql = "CREATE TABLE casework_cursor (id BIGINT PRIMARY KEY, position BIGINT NOT NULL CHECK (position >= 0))"}};
}

}  // namespace dijkwacht::app
