#pragma once

#include <string_view>
#include <vector>

#include "effect/board_row.h"
#include "store/database.h"

namespace dijkwacht::effect {

/// The effect board of the programme office: what partners told of their interventions. Thread-safe.
class BoardService {
 public:
  explicit BoardService(store::Database& database) : database_(database) {}

  /// Takes in `effect.measured` in the transaction that accepts the event. Errors: those of `read_row`; kPermissionDenied when
  /// it tells of another partner's intervention than the sender's.
  static Status take(store::Transaction& transaction, std::string_view sender, std::string_view data, Time now);
  /// Told last first.
  Result<std::vector<BoardRow>> board() const;

 private:
  store::Database& database_;
};

}  // namespace dijkwacht::effect
