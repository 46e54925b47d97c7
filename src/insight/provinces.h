#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::insight {

/// A province and how many people live there: what counts by province are held against.
struct Province {
  std::string id;  ///< as the report form has it: "zh"
  std::int64_t inhabitants = 0;
};

/// `data/insight/provinces.toml`. Immutable.
struct Provinces {
  std::vector<Province> all;
  std::string source;
  std::string source_date;  ///< the day on which they were counted

  /// Errors: those of the file; kInvalidArgument naming file and key: an id twice, nobody living there, rows that do not add up
  /// to the total of the same table.
  static Result<Provinces> load(const std::filesystem::path& file);
};

}  // namespace dijkwacht::insight
