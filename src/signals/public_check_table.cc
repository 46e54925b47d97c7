#include "signals/public_check_table.h"

#include "base/clock.h"

namespace dijkwacht::signals {

Status count_public_check(store::Transaction& transaction, std::chrono::year_month_day day) {
  TRY(
      transaction.execute("INSERT INTO public_check_day (day, checks) VALUES ($1, 1) ON CONFLICT (day) DO UPDATE SET checks = "
                          "public_check_day.checks + 1",
                          {date_text(day)}));
  return {};
}

Result<std::vector<CheckDay>> public_check_days(store::Transaction& transaction, std::size_t limit) {
  std::vector<CheckDay> days;
  for (const auto& row : TRY(transaction.query("SELECT day, checks FROM public_check_day ORDER BY day DESC LIMIT $1", {limit}))) {
    days.push_back({TRY(parse_date(row.text(0))), row.integer(1)});
  }
  return days;
}

}  // namespace dijkwacht::signals
