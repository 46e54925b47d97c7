#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "policy/engine.h"

namespace dijkwacht::policy {

/// What a cell of the matrix says, from the best to the worst.
enum class CellState : std::uint8_t {
  kPermit,      ///< without any condition
  kConditions,  ///< when what the rule asks is met
  kSimulated,   ///< a trial only: releases nothing
  kDeny,
};
std::string_view name_of(CellState state);

/// One purpose for which a rule speaks about this giver, recipient and class.
struct Way {
  std::string purpose;
  CellState state = CellState::kDeny;
  std::vector<std::string> rules;  ///< the rule that permits, or those that refuse
};

struct Cell {
  std::string from;  ///< sector
  std::string to;
  DataClass data_class = DataClass::kSpecial;
  CellState state = CellState::kDeny;  ///< of its best way
  std::vector<Way> ways;               ///< never empty
};

/// Who may give whom which class, at a moment: each cell is what the engine answers, once with nothing known and once with all
/// conditions met. What has no cell is denied because no rule speaks about it. `from`: one giver; empty: all. Pure.
std::vector<Cell> matrix(const Engine& engine, std::string_view from, Time at);
/// {"date","sectors":[…],"dataClasses":[…],"cells":[{from,to,dataClass,state,ways:[{purpose,state,rules}]}]}
std::string matrix_json(const Engine& engine, std::string_view from, Time at);

}  // namespace dijkwacht::policy
