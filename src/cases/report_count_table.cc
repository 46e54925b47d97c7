#include "cases/report_count_table.h"

#include <fmt/core.h>

namespace dijkwacht::cases {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

Result<std::vector<stats::DayCount>> count_along(store::Transaction& transaction, std::string_view column, sys_days from) {
  const auto sql = fmt::format(
      "SELECT occurred_day, {0}, COUNT(*), CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT), COALESCE(MAX(amount_minor), 0) FROM "
      "case_report WHERE withdrawn_at IS NULL AND occurred_day >= $1 GROUP BY occurred_day, {0}",
      column);
  std::vector<stats::DayCount> counts;
  TRY(transaction.for_each(sql, {std::int64_t{from.time_since_epoch().count()}}, [&](const store::Row& row) -> Status {
    counts.push_back({.day = sys_days(days(row.integer(0))),
                      .value = row.text(1),
                      .count = row.integer(2),
                      .sum_minor = row.integer(3),
                      .largest_minor = row.integer(4)});
    return {};
  }));
  return counts;
}

}  // namespace

Result<stats::CountsByAxis> count_case_reports(store::Transaction& transaction, sys_days from) {
  stats::CountsByAxis axes;
  axes["fraud-type"] = TRY(count_along(transaction, "fraud_type", from));
  axes["channel"] = TRY(count_along(transaction, "channel", from));
  return axes;
}

}  // namespace dijkwacht::cases
