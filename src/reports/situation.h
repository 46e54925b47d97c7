#pragma once

#include <string>
#include <vector>

#include "config/toml_file.h"
#include "reports/routing_table.h"

namespace dijkwacht::reports {

/// What happened to someone, with the answers they would give, and the desk that must then stand first: one row of
/// data/routing/situations.toml, the test table of the wayfinder.
struct Situation {
  std::string text;
  Answers answers;
  std::string first;    ///< desk id
  std::string urgency;  ///< see `name_of(Urgency)`
  std::string reason;
};

/// From the root of situations.toml. Errors: kInvalidArgument naming row and key: an unknown desk or answer, no reason, a text
/// twice.
Result<std::vector<Situation>> read_situations(const config::TomlTable& root, const RoutingTable& table);

/// What a wayfinder makes of a situation.
struct Trial {
  int row = 0;  ///< that spoke; 0 is the default
  std::string first;
  std::string urgency;
  std::vector<std::string> unanswered;  ///< questions that are asked, and of which the situation says nothing
  std::vector<std::string> not_asked;   ///< questions that it answers, and that nobody asks
  bool is_as_expected = false;
};

/// Walks through the questions as a person does. Pure.
Trial try_situation(const RoutingTable& table, const Situation& situation);

}  // namespace dijkwacht::reports
