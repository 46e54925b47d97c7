#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::insight {

/// A week as it was told: `content` is the text of a WeekStatement.
struct StoredWeek {
  std::int64_t version = 0;
  std::string content;
  Time stated_at;
};

/// By the week's name.
using StatedWeeks = std::map<std::string, StoredWeek>;
/// All versions of each week, rising.
using ToldWeeks = std::map<std::string, std::vector<StoredWeek>>;

/// The last that this node told of each week.
Result<StatedWeeks> read_stated(store::Transaction& transaction, std::string_view measure);
Status put_stated(store::Transaction& transaction, std::string_view measure, std::string_view week, const StoredWeek& stored);

/// False when this version is known.
Result<bool> insert_told(store::Transaction& transaction, std::string_view source, std::string_view measure,
                         std::string_view week, const StoredWeek& stored);

/// Who told what.
struct ToldMeasure {
  std::string source;
  std::string measure;
  std::string first_week;
  std::string last_week;
  Time stated_at;  ///< the newest word
};
Result<std::vector<ToldMeasure>> read_told_measures(store::Transaction& transaction);
Result<ToldWeeks> read_told(store::Transaction& transaction, std::string_view source, std::string_view measure);

}  // namespace dijkwacht::insight
