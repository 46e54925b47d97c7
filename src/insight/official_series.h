#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/bilingual.h"
#include "base/result.h"

namespace dijkwacht::insight {

/// A figure that someone published, as its source writes it.
struct OfficialPoint {
  std::string period;  ///< a year
  double value = 0;
  std::optional<double> low;  ///< 95 % interval, when the source gives one
  std::optional<double> high;
  bool is_about = false;
  bool is_more_than = false;
  std::string source;
};

/// Where the same name begins to count something else: no line is drawn across it.
struct SeriesBreak {
  std::string before;  ///< the first period that counts anew
  Bilingual text;
};

struct OfficialSeries {
  std::string id;
  Bilingual name;
  std::string publisher;
  Bilingual unit;
  Bilingual note;  ///< empty: none
  std::vector<OfficialPoint> points;
  std::vector<SeriesBreak> breaks;
};

/// Sources that contradict each other: shown, never settled here.
struct SourceConflict {
  Bilingual text;
  std::string source;
};

/// `data/insight/official-series.toml`. Immutable. Beside our own counts, never added to them or to each other.
struct OfficialFigures {
  std::vector<OfficialSeries> series;
  std::vector<SourceConflict> conflicts;

  /// Errors: those of the file; kInvalidArgument naming file and key: an id twice, periods that do not rise, a break at no
  /// period, an interval without its value.
  static Result<OfficialFigures> load(const std::filesystem::path& file);
};

}  // namespace dijkwacht::insight
