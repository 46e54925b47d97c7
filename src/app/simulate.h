#pragma once

#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace dijkwacht::app {

struct SimulationOptions {
  std::int64_t reports = 0;
  std::uint64_t seed = 0;
  std::int64_t days = 0;
  std::filesystem::path folder;    ///< to write into
  std::filesystem::path settings;  ///< data/simulation/country.toml
};

/// Writes a synthetic country, showing how far it is. Errors: those of the simulation.
Status simulate(const SimulationOptions& options);

}  // namespace dijkwacht::app
