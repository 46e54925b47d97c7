#pragma once

#include <functional>
#include <vector>

#include "api/call.h"
#include "effect/board_row.h"

namespace dijkwacht::api {

/// The effect board: at a partner its own interventions, at the programme office what partners told of theirs.
class EffectBoard {
 public:
  using Board = std::function<Result<std::vector<effect::BoardRow>>()>;
  explicit EffectBoard(Board board) : board_(std::move(board)) {}

  Result<http::Response> list(const Call& call) const;
  Result<std::vector<effect::BoardRow>> rows() const { return board_(); }
  /// Is this somebody whose work it is to know what was measured? The routes ask the same.
  static bool is_for(const auth::Principal& principal);

 private:
  Board board_;
};

}  // namespace dijkwacht::api
