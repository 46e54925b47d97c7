#include "insight/trend.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "insight/week_statement.h"
#include "stats/ears.h"
#include "stats/farrington.h"

namespace dijkwacht::insight {
namespace {

constexpr std::size_t kWeeksInAYear = 52;
constexpr std::size_t kYearsMin = 2;  ///< below it Farrington's season rests on one year
constexpr std::size_t kYearsMax = 5;

Result<WeekStatement> statement_of(const StoredWeek& stored, const DisclosureRules& rules) {
  const auto document = TRY(JsonDocument::parse(stored.content));
  auto statement = WeekStatement::read(document.root(), rules);
  if (!statement) return fail(ErrorCode::kDataCorrupt, "a stored week cannot be read: " + statement.error().message);
  return statement;
}

/// The known counts that end at the last week, without a hole.
std::vector<double> known_run(const TrendLine& line) {
  std::vector<double> run;
  for (auto count = line.counts.rbegin(); count != line.counts.rend() && *count; ++count) {
    run.push_back(static_cast<double>(**count));
  }
  std::ranges::reverse(run);
  return run;
}

Result<stats::WatchedPoints> judge(const std::vector<double>& run, std::string& method) {
  const auto years = std::min(kYearsMax, (run.size() - 1) / kWeeksInAYear);
  if (years >= kYearsMin) {
    method = "farrington";
    return stats::farrington(run, std::min(kWeeksInAYear, run.size() - years * kWeeksInAYear), {.years = years});
  }
  method = "ears-c2";
  return stats::ears(run, run.size() + 1 - stats::first_watched_by_ears(stats::EarsChart::kC2), stats::EarsChart::kC2);
}

std::int64_t size_of_last_year(const TrendLine& line) {
  std::int64_t size = 0;
  const auto from = line.counts.size() - std::min(line.counts.size(), kWeeksInAYear);
  for (auto i = from; i < line.counts.size(); ++i) size += line.counts[i].value_or(0);
  return size;
}

/// Lines while weeks are put in one after the other.
class Lines {
 public:
  explicit Lines(std::size_t weeks) : weeks_(weeks) {}

  void put(std::size_t week, const Told& told) {
    auto& line = lines_[told.value];
    if (line.counts.empty()) {
      line.value = told.value;
      line.counts.resize(weeks_);
      line.sums_minor.resize(weeks_);
    }
    line.counts[week] = told.count;
    line.sums_minor[week] = told.sum_minor;
  }

  std::vector<TrendLine> take() {
    std::vector<TrendLine> lines;
    for (auto& [value, line] : lines_) lines.push_back(std::move(line));
    std::ranges::stable_sort(lines, [](const TrendLine& one, const TrendLine& other) {
      if (one.value.empty() != other.value.empty()) return one.value.empty();
      return size_of_last_year(one) > size_of_last_year(other);
    });
    return lines;
  }

 private:
  std::size_t weeks_;
  std::map<std::string, TrendLine> lines_;
};

}  // namespace

void watch(TrendLine& line) {
  line.method.clear();
  line.watched.assign(line.counts.size(), std::nullopt);
  const auto run = known_run(line);
  if (run.size() < stats::first_watched_by_ears(stats::EarsChart::kC2)) return;
  std::string method;
  const auto points = judge(run, method);
  if (!points) return;  // a flat series has no spread to judge by
  line.method = method;
  const auto before = line.counts.size() - run.size();
  for (const auto& point : *points) {
    line.watched[before + point.index - 1] = Watched{point.expected, point.upper, point.is_alarm};
  }
}

Result<Trend> trend_of(const ToldWeeks& told, const std::string& axis, const DisclosureRules& rules) {
  Trend trend;
  if (told.empty()) return trend;
  const auto last = TRY(Week::parse(told.rbegin()->first));
  for (auto week = TRY(Week::parse(told.begin()->first)); week <= last; week = week.next()) trend.weeks.push_back({.week = week});
  Lines lines(trend.weeks.size());
  for (std::size_t i = 0; i < trend.weeks.size(); ++i) {
    auto& week = trend.weeks[i];
    const auto versions = told.find(week.week.text());
    if (versions == told.end()) continue;
    const auto& first = versions->second.front();
    const auto& newest = versions->second.back();
    week.version = newest.version;
    week.first_stated_at = first.stated_at;
    week.stated_at = newest.stated_at;
    if (const auto total = TRY(statement_of(first, rules)).total()) week.first_total = total->count;
    const auto statement = TRY(statement_of(newest, rules));
    if (statement.total()) lines.put(i, *statement.total());
    const auto parts = statement.axes().find(axis);
    if (parts == statement.axes().end()) continue;
    for (const auto& part : parts->second) lines.put(i, part);
  }
  trend.lines = lines.take();
  for (auto& line : trend.lines) watch(line);
  return trend;
}

Result<PeriodTotal> total_of(const ToldWeeks& told, std::chrono::sys_days from, std::chrono::sys_days until,
                             const AskedPart& part, const DisclosureRules& rules) {
  PeriodTotal period;
  for (const auto& [name, versions] : told) {
    const auto monday = TRY(Week::parse(name)).monday();
    if (monday < from || monday >= until) continue;
    ++period.weeks;
    const auto statement = TRY(statement_of(versions.back(), rules));
    const auto& total = statement.total();
    if (!total) continue;
    ++period.weeks_known;
    period.count += total->count;
    if (total->sum_minor) {
      ++period.weeks_with_sum;
      period.sum_minor += *total->sum_minor;
    }
    const auto axis = statement.axes().find(part.axis);
    if (axis == statement.axes().end()) continue;
    const auto found = std::ranges::find(axis->second, part.value, &Told::value);
    if (found == axis->second.end()) continue;
    ++period.weeks_with_part;
    period.part_count += found->count;
    period.part_of += total->count;
  }
  return period;
}

Result<std::vector<std::string>> axes_of(const ToldWeeks& told, const DisclosureRules& rules) {
  std::set<std::string> axes;
  for (const auto& [week, versions] : told) {
    const auto statement = TRY(statement_of(versions.back(), rules));
    for (const auto& [axis, parts] : statement.axes()) axes.insert(axis);
  }
  return std::vector(axes.begin(), axes.end());
}

}  // namespace dijkwacht::insight
