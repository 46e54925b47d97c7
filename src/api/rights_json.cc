#include "api/rights_json.h"

namespace dijkwacht::api {

void write_rights_clock(JsonWriter& json, const rights::Clocks& clocks, Time received_at, const std::optional<Time>& extended_at,
                        const std::optional<rights::Outcome>& outcome, Time now) {
  const auto due = clocks.due_on(received_at, extended_at.has_value());
  const std::chrono::year_month_day today(std::chrono::floor<std::chrono::days>(now));
  const auto days_left = (std::chrono::sys_days(due) - std::chrono::sys_days(today)).count();
  json.member("state", outcome ? "answered" : extended_at ? "extended" : "open").member("dueOn", date_text(due));
  json.member("isOverdue", !outcome && days_left < 0);
  json.member("isDueSoon", !outcome && days_left >= 0 && days_left <= clocks.warn_days);
  json.key("outcome");
  if (outcome) {
    json.value(rights::name_of(*outcome));
  } else {
    json.null();
  }
}

}  // namespace dijkwacht::api
