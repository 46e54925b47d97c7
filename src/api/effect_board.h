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

 private:
  Board board_;
};

}  // namespace dijkwacht::api
