#pragma once

#include <filesystem>
#include <string>

#include "app/told.h"
#include "base/result.h"

namespace dijkwacht::app {

struct SimulationOrder {
  std::filesystem::path data_directory;   ///< of the node whose log is replayed
  std::filesystem::path rules_directory;  ///< as data/policy
  std::string date;                       ///< "2028-04-01"; empty: each decision at its own moment
};

/// What a node's own decisions would have been under other rules, or on another day: the releases and the refusals in its audit
/// log, asked again. A running node is asked for its log, another is opened. The files' rules count, not the node's switches.
/// Errors: kInvalidArgument naming the option or the file; those of the node.
Result<Told> simulate_policy(const SimulationOrder& order, const std::filesystem::path& executable);

}  // namespace dijkwacht::app
