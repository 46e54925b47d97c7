#include "programme/escalation.h"

#include <algorithm>
#include <ranges>

#include <fmt/core.h>

#include "base/name_table.h"
#include "config/toml_file.h"

namespace dijkwacht::programme {
namespace {

constexpr NameTable<Colour, 5> kColours{"unknown", "green", "amber", "red", "not-asked"};
constexpr std::int64_t kWhole = 100;

Date plus_days(Date date, std::int64_t days) { return Date(std::chrono::sys_days(date) + std::chrono::days(days)); }

bool is_delivered(State state) { return static_cast<int>(state) >= static_cast<int>(State::kImplemented); }

/// A straight line from start to due, in per cent.
std::int64_t expected(Date start, Date due, Date at) {
  const auto whole = days_between(start, due);
  if (at >= due || whole <= 0) return kWhole;
  return std::clamp<std::int64_t>(days_between(start, at) * kWhole / whole, 0, kWhole);
}

bool is_hindered(const Course& course, Date at) {
  return std::ranges::any_of(course.obstacles,
                             [&](const Obstacle& each) { return each.since <= at && (!each.solved || *each.solved > at); });
}

PeriodColour colour_of(const EscalationRules& rules, const Course& course, const Reported& report) {
  const auto end = report.period.last_day();
  const auto result = [&](Colour colour, const char* why) { return PeriodColour{report.period, colour, why}; };
  if (!course.start || !course.due) return result(Colour::kUnknown, "no-dates");
  if (report.progress < kWhole && end > *course.due) return result(Colour::kRed, "overdue");
  const auto behind = expected(*course.start, *course.due, end) - report.progress;
  if (behind >= rules.red_behind_points) return result(Colour::kRed, "far-behind");
  if (behind >= rules.amber_behind_points) return result(Colour::kAmber, "behind");
  if (is_hindered(course, end)) return result(Colour::kAmber, "bottleneck");
  return result(Colour::kGreen, "on-schedule");
}

const Reported* find_report(const Course& course, Period period) {
  const auto found = std::ranges::find(course.reports, period, &Reported::period);
  return found == course.reports.end() ? nullptr : &*found;
}

std::int64_t periods_on_end(const std::vector<PeriodColour>& periods, Colour at_least) {
  std::int64_t count = 0;
  for (const auto& period : periods | std::views::reverse) {
    if (period.colour == Colour::kUnknown) continue;  // silence neither counts nor clears
    if (period.colour < at_least) break;
    ++count;
  }
  return count;
}

/// Now, or what was reported beyond it: then the clock was set back, and what is known stays known.
Period last_period(const Course& course, Date today) {
  auto last = Period::of(today);
  for (const auto& report : course.reports) last = std::max(last, report.period);
  return last;
}

/// What was missed may still come in: the earliest period without a report is asked for first.
void add_next_report(Assessment& assessment, const Course& course, const EscalationRules& rules) {
  auto next = Period::of(course.followed_from);
  for (const auto& period : assessment.periods) next = std::max(next, period.period.next());
  const auto missed = std::ranges::find(assessment.periods, "no-report", &PeriodColour::why);
  if (missed != assessment.periods.end()) next = missed->period;
  assessment.next_report = next;
  assessment.next_report_due = plus_days(next.last_day(), rules.report_due_days);
}

Result<std::int64_t> number(const config::TomlTable& root, std::string_view key) {
  const auto value = TRY(root.integer(key));
  if (value < 0 || value > kWhole) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' must lie between 0 and 100", root.where(), key),
                std::string(key));
  }
  return value;
}

}  // namespace

std::string_view name_of(Colour colour) { return kColours.name(colour); }

Result<EscalationRules> EscalationRules::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  TRY(root.text("source"));
  EscalationRules rules{.report_due_days = TRY(number(root, "report_due_days")),
                        .amber_behind_points = TRY(number(root, "amber_behind_points")),
                        .red_behind_points = TRY(number(root, "red_behind_points")),
                        .amber_periods_max = TRY(number(root, "amber_periods_max")),
                        .red_periods_max = TRY(number(root, "red_periods_max"))};
  if (rules.amber_behind_points < 1 || rules.red_behind_points <= rules.amber_behind_points) {
    return fail(ErrorCode::kInvalidArgument, "escalation.toml: red must lie further behind than amber, and amber behind at all",
                "red_behind_points");
  }
  return rules;
}

Assessment assess(const EscalationRules& rules, const Course& course, Date today) {
  Assessment assessment;
  assessment.is_overdue = course.due && *course.due < today && !is_delivered(course.state);
  if (course.state == State::kProposed || is_over(course.state)) {
    assessment.colour = Colour::kNotAsked;
    assessment.why = "not-asked";
    return assessment;
  }
  const auto last = last_period(course, today);
  for (auto period = Period::of(course.followed_from); period <= last; period = period.next()) {
    const auto* report = find_report(course, period);
    if (report != nullptr) {
      assessment.periods.push_back(colour_of(rules, course, *report));
    } else if (plus_days(period.last_day(), rules.report_due_days) < today) {
      assessment.periods.push_back({period, Colour::kUnknown, "no-report"});
    }
  }
  add_next_report(assessment, course, rules);
  if (assessment.periods.empty()) {
    assessment.why = "awaits-first-report";
    return assessment;
  }
  assessment.colour = assessment.periods.back().colour;
  assessment.why = assessment.periods.back().why;
  const bool is_hindered_now =
      std::ranges::any_of(course.obstacles, [](const Obstacle& each) { return !each.solved.has_value(); });
  assessment.needs_bottleneck = periods_on_end(assessment.periods, Colour::kAmber) > rules.amber_periods_max && !is_hindered_now;
  assessment.goes_to_steering_group = periods_on_end(assessment.periods, Colour::kRed) > rules.red_periods_max;
  return assessment;
}

}  // namespace dijkwacht::programme
