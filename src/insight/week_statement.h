#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"
#include "insight/disclosure_control.h"
#include "insight/week.h"
#include "stats/day_count.h"

namespace dijkwacht::insight {

/// What a node tells of one week of one measure ("reports", "case-reports", "holds"): the total, and the parts along each axis.
/// There is no other way to one than through the disclosure control, so what was not checked cannot be sent.
class WeekStatement {
 public:
  static WeekStatement check(const DisclosureRules& rules, Week week, const std::map<std::string, std::vector<Counted>>& axes);
  /// Reads what another node told: `{"week","total":{"count","sumMinor"?}?,"axes":{AXIS:[{"value","count","sumMinor"?}]}}`.
  /// Errors: kInvalidArgument naming the member, also for a count below `rules.count_min`: such a count is not taken in.
  static Result<WeekStatement> read(const JsonValue& json, const DisclosureRules& rules);

  const Week& week() const { return week_; }
  /// Nothing when fewer than the least were counted.
  const std::optional<Told>& total() const { return total_; }
  const std::map<std::string, std::vector<Told>>& axes() const { return axes_; }

  /// Writes the members; the caller opens the object.
  void write(JsonWriter& json) const;
  /// The whole object as text: two statements that tell the same have the same text.
  std::string text() const;

 private:
  explicit WeekStatement(Week week) : week_(week) {}

  Week week_;
  std::optional<Told> total_;
  std::map<std::string, std::vector<Told>> axes_;
};

/// Every week that is over on `today`, from the first with a count on, checked. Weeks in which nothing was counted are told like
/// those with few. Pure.
std::vector<WeekStatement> statements_of(const DisclosureRules& rules, const stats::CountsByAxis& counts,
                                         std::chrono::sys_days today);

/// `aggregate.stated`: some weeks of one measure, each with its version.
namespace event {
inline constexpr std::string_view kStated = "aggregate.stated";
/// Weeks in one event: far below what an event may hold.
inline constexpr std::size_t kWeeksMax = 26;

struct StatedWeek {
  WeekStatement statement;
  std::int64_t version = 1;
  Time stated_at;
};
struct Stated {
  std::string measure;
  std::vector<StatedWeek> weeks;
};
std::string stated_text(const Stated& stated);
/// Errors: kInvalidArgument naming the member.
Result<Stated> read_stated(std::string_view data, const DisclosureRules& rules);
}  // namespace event

}  // namespace dijkwacht::insight
