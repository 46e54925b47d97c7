#include "insight/official_series.h"

#include <algorithm>
#include <set>

#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {
namespace {

using config::TomlTable;

Result<OfficialPoint> point_of(const TomlTable& table) {
  OfficialPoint point{.period = TRY(config::filled(table, "period")),
                      .value = TRY(table.number_or("value", -1)),
                      .low = {},
                      .high = {},
                      .is_about = TRY(table.flag_or("is_about", false)),
                      .is_more_than = TRY(table.flag_or("is_more_than", false)),
                      .source = TRY(config::filled(table, "source"))};
  if (point.value < 0) return config::data_error(table, "value", "needs a figure that is not below zero");
  if (table.has("low") != table.has("high")) return config::data_error(table, "low", "an interval has two ends");
  if (!table.has("low")) return point;
  point.low = TRY(table.number_or("low", 0));
  point.high = TRY(table.number_or("high", 0));
  if (*point.low > point.value || *point.high < point.value)
    return config::data_error(table, "low", "the interval does not hold its value");
  return point;
}

Result<OfficialSeries> series_of(const TomlTable& table) {
  OfficialSeries series{.id = TRY(config::filled(table, "id")),
                        .name = TRY(config::bilingual(table, "name")),
                        .publisher = TRY(config::filled(table, "publisher")),
                        .unit = TRY(config::bilingual(table, "unit")),
                        .note = table.has("note") ? TRY(config::bilingual(table, "note")) : Bilingual(),
                        .points = {},
                        .breaks = {}};
  for (const auto& each : TRY(table.tables("points"))) {
    series.points.push_back(TRY(point_of(each)));
    const auto count = series.points.size();
    if (count > 1 && series.points[count - 1].period <= series.points[count - 2].period)
      return config::data_error(each, "period", "must come after the one before it");
  }
  if (series.points.empty()) return config::data_error(table, "points", "needs at least one");
  for (const auto& each : TRY(table.tables("breaks"))) {
    series.breaks.push_back({TRY(config::filled(each, "before")), TRY(config::bilingual(each, "text"))});
    if (std::ranges::find(series.points, series.breaks.back().before, &OfficialPoint::period) == series.points.end())
      return config::data_error(each, "before", "is no period of this series");
  }
  return series;
}

}  // namespace

Result<OfficialFigures> OfficialFigures::load(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  OfficialFigures figures;
  std::set<std::string> ids;
  for (const auto& each : TRY(table.tables("series"))) {
    figures.series.push_back(TRY(series_of(each)));
    if (!ids.insert(figures.series.back().id).second) return config::data_error(each, "id", "stands there twice");
  }
  for (const auto& each : TRY(table.tables("conflicts"))) {
    figures.conflicts.push_back({TRY(config::bilingual(each, "text")), TRY(config::filled(each, "source"))});
  }
  return figures;
}

}  // namespace dijkwacht::insight
