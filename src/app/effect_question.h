#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "app/told.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::app {

// Did it work? Asked of any CSV file, without a node. Every answer carries interval, n, method and the date of computing (`now`).
// Errors of all: kNotFound for the file; kInvalidArgument naming row and column, or saying what the method needs; kTooLarge.

/// A step in a series of counts, where something was done: columns by name.
struct SeriesQuestion {
  std::filesystem::path file;
  std::string count;
  std::string time;
  std::string intervention;           ///< 0 before, 1 after
  std::optional<std::string> offset;  ///< the population at risk; its logarithm is taken
  std::size_t harmonics = 0;
  double season_length = 12;  ///< in units of `time`
  std::string model = "poisson";
};
Result<Told> effect_of_series(const SeriesQuestion& question, Time now);

/// Units treated at different moments: columns by name.
struct PanelQuestion {
  std::filesystem::path file;
  std::string unit;
  std::string time;
  std::string group;  ///< period of first treatment; empty, 0, never or NA: never treated
  std::string outcome;
  std::string control = "never";
};
Result<Told> effect_of_panel(const PanelQuestion& question, Time now);

/// A trial of two arms: columns by name.
struct ArmsQuestion {
  std::filesystem::path file;
  std::string arm;
  std::string outcome;  ///< only 0 and 1: compared as shares; otherwise as means
  std::string control = "control";
  std::optional<double> detect;  ///< how large a difference should the trial have found?
};
Result<Told> effect_of_arms(const ArmsQuestion& question, Time now);

}  // namespace dijkwacht::app
