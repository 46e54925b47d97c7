#include "barriers/hold_count_table.h"

namespace dijkwacht::barriers {

using std::chrono::days;
using std::chrono::sys_days;

Result<stats::CountsByAxis> count_holds(store::Transaction& transaction, sys_days from) {
  std::vector<stats::DayCount> counts;
  TRY(transaction.for_each(
      "SELECT placed_at / 86400000, COALESCE(release_reason, state), COUNT(*), CAST(COALESCE(SUM(CASE WHEN currency = 'EUR' THEN "
      "amount_minor END), 0) AS BIGINT), COALESCE(MAX(CASE WHEN currency = 'EUR' THEN amount_minor END), 0) FROM hold WHERE "
      "placed_at >= $1 GROUP BY placed_at / 86400000, COALESCE(release_reason, state)",
      {Time(from)}, [&](const store::Row& row) -> Status {
        counts.push_back({.day = sys_days(days(row.integer(0))),
                          .value = row.text(1),
                          .count = row.integer(2),
                          .sum_minor = row.integer(3),
                          .largest_minor = row.integer(4)});
        return {};
      }));
  stats::CountsByAxis axes;
  axes["outcome"] = std::move(counts);
  return axes;
}

}  // namespace dijkwacht::barriers
