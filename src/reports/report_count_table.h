#pragma once

#include <chrono>

#include "stats/day_count.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// The desk's reports that were not withdrawn, by the day on which the fraud happened, from `from` on. Axes:
///   "fraud-type", "channel"  codes of the report;
///   "amount"                 "none", "below-100", "below-1000", "below-10000", "more" (euro);
///   "province"               in which the reporter lives; "outside" the Netherlands; "unknown": not answered, or rather not;
///   "delay"                  between fraud and report: "week", "month", "quarter", "longer";
///   "referral"               "accepted" by another organisation, or "not-accepted".
Result<stats::CountsByAxis> count_reports(store::Transaction& transaction, std::chrono::sys_days from);

}  // namespace dijkwacht::reports
