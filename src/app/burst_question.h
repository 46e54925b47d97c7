#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "app/told.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::app {

/// Is there suddenly more of it? Asked of a CSV file with one row a period, oldest first; columns by name.
struct BurstQuestion {
  std::filesystem::path file;
  std::string count;
  std::optional<std::string> time;   ///< shown beside each point
  std::size_t frequency = 52;        ///< periods a year
  std::string method;                ///< farrington, ears-c1, ears-c2, ears-c3 or cusum
  std::optional<std::size_t> last;   ///< watch this many; otherwise all that the method has history for
  std::optional<std::size_t> years;  ///< Farrington looks back; otherwise as many as there are before, at most 5
  std::optional<double> alpha;       ///< otherwise the method's own
};

/// Errors: kNotFound for the file; kInvalidArgument naming row and column, or saying what the method needs; kTooLarge.
Result<Told> find_bursts(const BurstQuestion& question, Time now);

}  // namespace dijkwacht::app
