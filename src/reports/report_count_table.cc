#include "reports/report_count_table.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/clock.h"

namespace dijkwacht::reports {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::string_view kAmountBand =
    "CASE WHEN amount_minor IS NULL THEN 'none' WHEN amount_minor < 10000 THEN 'below-100' WHEN amount_minor < 100000 THEN "
    "'below-1000' WHEN amount_minor < 1000000 THEN 'below-10000' ELSE 'more' END";
constexpr std::string_view kReferral = "CASE WHEN state = 'accepted' THEN 'accepted' ELSE 'not-accepted' END";
constexpr std::string_view kProvince = "CASE WHEN province IN ('', 'unsaid') THEN 'unknown' ELSE province END";
/// The day of telling, counted from 1970; made into a band by `delay_of`.
constexpr std::string_view kToldOn = "CAST(created / 86400000 AS TEXT)";

constexpr std::array<std::pair<days, const char*>, 3> kDelays{{{days(7), "week"}, {days(31), "month"}, {days(92), "quarter"}}};

std::string delay_of(sys_days occurred, const std::string& told_on) {
  const auto told = sys_days(days(std::stoll(told_on)));
  const auto band = std::ranges::find_if(kDelays, [&](const auto& each) { return told - occurred <= each.first; });
  return band == kDelays.end() ? "longer" : band->second;
}

/// Amounts in another currency are counted and not added: there is no rate to do so.
Result<std::vector<stats::DayCount>> count_along(store::Transaction& transaction, std::string_view value, sys_days from) {
  const auto sql = fmt::format(
      "SELECT occurred_on, {0}, COUNT(*), CAST(COALESCE(SUM(CASE WHEN amount_currency = 'EUR' THEN amount_minor END), 0) AS "
      "BIGINT), COALESCE(MAX(CASE WHEN amount_currency = 'EUR' THEN amount_minor END), 0) FROM report WHERE state <> 'withdrawn' "
      "AND occurred_on >= $1 GROUP BY occurred_on, {0}",
      value);
  std::vector<stats::DayCount> counts;
  TRY(transaction.for_each(sql, {date_text(from)}, [&](const store::Row& row) -> Status {
    counts.push_back({.day = sys_days(TRY(parse_date(row.text(0)))),
                      .value = row.text(1),
                      .count = row.integer(2),
                      .sum_minor = row.integer(3),
                      .largest_minor = row.integer(4)});
    return {};
  }));
  return counts;
}

}  // namespace

Result<stats::CountsByAxis> count_reports(store::Transaction& transaction, sys_days from) {
  stats::CountsByAxis axes;
  axes["fraud-type"] = TRY(count_along(transaction, "fraud_type", from));
  axes["channel"] = TRY(count_along(transaction, "channel", from));
  axes["amount"] = TRY(count_along(transaction, kAmountBand, from));
  axes["province"] = TRY(count_along(transaction, kProvince, from));
  axes["referral"] = TRY(count_along(transaction, kReferral, from));
  auto& delays = axes["delay"] = TRY(count_along(transaction, kToldOn, from));
  for (auto& each : delays) each.value = delay_of(each.day, each.value);
  return axes;
}

}  // namespace dijkwacht::reports
