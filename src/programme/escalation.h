#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "programme/commitment.h"
#include "programme/period.h"

namespace dijkwacht::programme {

/// Computed from reports and dates, never typed. `kNotAsked`: proposed or over, so nobody reports.
enum class Colour : std::uint8_t { kUnknown, kGreen, kAmber, kRed, kNotAsked };
std::string_view name_of(Colour colour);

/// data/programme/escalation.toml. A value.
struct EscalationRules {
  std::int64_t report_due_days = 0;
  std::int64_t amber_behind_points = 0;
  std::int64_t red_behind_points = 0;
  std::int64_t amber_periods_max = 0;
  std::int64_t red_periods_max = 0;

  /// Errors: kNotFound, kInvalidArgument naming the key.
  static Result<EscalationRules> load(const std::filesystem::path& file);
};

/// What is known of a commitment's course.
struct Reported {
  Period period;
  std::int64_t progress = 0;  ///< per cent
};
struct Obstacle {
  Date since;
  std::optional<Date> solved;
};
struct Course {
  State state = State::kProposed;
  std::optional<Date> start;
  std::optional<Date> due;
  Date followed_from;
  std::vector<Reported> reports;  ///< in any order, at most one for each period
  std::vector<Obstacle> obstacles;
};

/// Why a colour is what it is: a code with words in the pages' catalogue.
struct PeriodColour {
  Period period;
  Colour colour = Colour::kUnknown;
  std::string why;  ///< "no-report", "no-dates", "on-schedule", "behind", "far-behind", "overdue", "bottleneck"
};
struct Assessment {
  std::vector<PeriodColour> periods;  ///< oldest first; those reported, and those whose report is overdue
  Colour colour = Colour::kUnknown;   ///< of the last of them
  std::string why;                    ///< also "awaits-first-report", "not-asked"
  bool needs_bottleneck = false;
  bool goes_to_steering_group = false;
  bool is_overdue = false;  ///< due passed, not implemented
  std::optional<Period> next_report;
  std::optional<Date> next_report_due;
};

/// Pure. A period that was reported keeps its colour when `today` lies before it (the clock was set back).
Assessment assess(const EscalationRules& rules, const Course& course, Date today);

}  // namespace dijkwacht::programme
