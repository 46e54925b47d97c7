#pragma once

#include <chrono>

#include "stats/day_count.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// Reports in the cases that were not withdrawn, by the day on which the fraud happened, from `from` on. Axes: "fraud-type",
/// "channel".
Result<stats::CountsByAxis> count_case_reports(store::Transaction& transaction, std::chrono::sys_days from);

}  // namespace dijkwacht::cases
