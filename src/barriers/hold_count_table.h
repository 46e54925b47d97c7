#pragma once

#include <chrono>

#include "stats/day_count.h"
#include "store/database.h"

namespace dijkwacht::barriers {

/// Payments that were made to wait, by the day on which that began, from `from` on; sums are the amounts held. Axis: "outcome":
/// "active", or why it ended ("expired", "analyst", "signal-withdrawn", "objection-upheld").
Result<stats::CountsByAxis> count_holds(store::Transaction& transaction, std::chrono::sys_days from);

}  // namespace dijkwacht::barriers
