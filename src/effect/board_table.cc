#include "effect/board_table.h"

namespace dijkwacht::effect {

Status put(store::Transaction& transaction, const BoardRow& row, Time now) {
  TRY(
      transaction.execute("INSERT INTO effect_board (partner, intervention_id, content, received_at) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (partner, intervention_id) DO UPDATE SET content = $3, received_at = $4",
                          {row.partner, row.id, row_text(row), now}));
  return {};
}

Result<std::vector<BoardRow>> read_board(store::Transaction& transaction, std::size_t limit) {
  std::vector<BoardRow> rows;
  for (const auto& row : TRY(transaction.query(
           "SELECT content FROM effect_board ORDER BY received_at DESC, intervention_id DESC LIMIT $1", {limit}))) {
    rows.push_back(TRY(read_row(row.text(0))));
  }
  return rows;
}

}  // namespace dijkwacht::effect
