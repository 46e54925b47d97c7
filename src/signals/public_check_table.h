#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// How often the public asked on one day.
struct CheckDay {
  std::chrono::year_month_day day;
  std::int64_t checks = 0;
};

Status count_public_check(store::Transaction& transaction, std::chrono::year_month_day day);
/// Newest first.
Result<std::vector<CheckDay>> public_check_days(store::Transaction& transaction, std::size_t limit);

}  // namespace dijkwacht::signals
