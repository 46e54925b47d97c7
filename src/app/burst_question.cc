#include "app/burst_question.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

#include "app/csv_file.h"
#include "app/figures.h"
#include "stats/cusum.h"
#include "stats/ears.h"
#include "stats/farrington.h"

namespace dijkwacht::app {
namespace {

constexpr std::size_t kYearsMax = 5;

struct Watched {
  stats::WatchedPoints points;
  std::string method;
};

/// `--last`, or all but the first `history` periods; 0 (which every method refuses with its reason) when there are no more.
std::size_t last_of(const BurstQuestion& question, std::size_t periods, std::size_t history) {
  return question.last.value_or(periods > history ? periods - history : 0);
}

Result<Watched> by_farrington(const BurstQuestion& question, const std::vector<double>& counts) {
  stats::FarringtonSettings settings{.frequency = question.frequency};
  const auto before = counts.size() - std::min(question.last.value_or(1), counts.size());
  settings.years = question.years.value_or(std::clamp<std::size_t>(before / question.frequency, 1, kYearsMax));
  settings.alpha = question.alpha.value_or(settings.alpha);
  const auto last = last_of(question, counts.size(), settings.years * question.frequency);
  return Watched{TRY(stats::farrington(counts, last, settings)),
                 fmt::format("Farrington 1996: {} years back, {} periods on either side, two-sided alpha {:.4g}", settings.years,
                             settings.half_window, settings.alpha)};
}

Result<Watched> by_ears(const BurstQuestion& question, const std::vector<double>& counts) {
  static const std::map<std::string, stats::EarsChart> kCharts{
      {"ears-c1", stats::EarsChart::kC1}, {"ears-c2", stats::EarsChart::kC2}, {"ears-c3", stats::EarsChart::kC3}};
  const auto chart = kCharts.find(question.method);
  if (chart == kCharts.end()) {
    return fail(ErrorCode::kInvalidArgument, "is farrington, ears-c1, ears-c2, ears-c3 or cusum", "--method");
  }
  const auto alpha = question.alpha.value_or(stats::kEarsAlpha);
  const auto last = last_of(question, counts.size(), stats::first_watched_by_ears(chart->second) - 1);
  return Watched{TRY(stats::ears(counts, last, chart->second, alpha)),
                 fmt::format("EARS {}: baseline of 7 periods, one-sided alpha {:.4g}", question.method.substr(5), alpha)};
}

Result<Watched> by_cusum(const BurstQuestion& question, const std::vector<double>& counts) {
  const stats::CusumSettings settings;
  if (question.alpha) return fail(ErrorCode::kInvalidArgument, "a cumulative sum has no alpha: leave it out", "--alpha");
  const auto last = last_of(question, counts.size(), question.frequency);
  return Watched{TRY(stats::cusum(counts, last, settings)),
                 fmt::format("cumulative sum (Rossi 1999): reference {:.4g}, limit {:.4g}, mean of the {} periods before",
                             settings.reference, settings.limit, counts.size() - last)};
}

Result<Watched> watch(const BurstQuestion& question, const std::vector<double>& counts) {
  if (question.frequency == 0) return fail(ErrorCode::kInvalidArgument, "a year has at least one period", "--frequency");
  if (question.years && question.method != "farrington") {
    return fail(ErrorCode::kInvalidArgument, "only Farrington's method looks back by years: leave it out", "--years");
  }
  if (question.method == "farrington") return by_farrington(question, counts);
  if (question.method == "cusum") return by_cusum(question, counts);
  return by_ears(question, counts);
}

std::size_t alarms_in(const stats::WatchedPoints& points) {
  return static_cast<std::size_t>(std::ranges::count(points, true, &stats::WatchedPoint::is_alarm));
}

std::string json_of(const Watched& watched, const std::vector<std::string>& times, std::size_t periods, Time now) {
  JsonWriter json;
  json.object([&] {
    json.array("points", [&] {
      for (const auto& point : watched.points) {
        json.object([&] {
          json.member("index", point.index);
          if (!times.empty()) json.member("time", times[point.index - 1]);
          write_number(json, "observed", point.observed);
          json.member("expected", point.expected).member("upper", point.upper).member("alarm", point.is_alarm);
        });
      }
    });
    json.member("alarms", alarms_in(watched.points)).member("n", periods);
    json.member("method", watched.method).member("date", day_of(now));
  });
  return json.take();
}

std::string words_for(const Watched& watched, const std::vector<std::string>& times, Time now) {
  auto words = fmt::format("{} alarms in {} periods.", alarms_in(watched.points), watched.points.size());
  for (const auto& point : watched.points) {
    if (!point.is_alarm) continue;
    const auto name = times.empty() ? std::to_string(point.index) : times[point.index - 1];
    words += fmt::format("\n  {}: {} counted, {:.4g} expected, bound {:.4g}", name, point.observed, point.expected, point.upper);
  }
  return words + fmt::format("\nMethod: {}. Computed on {}.", watched.method, day_of(now));
}

}  // namespace

Result<Told> find_bursts(const BurstQuestion& question, Time now) {
  const auto csv = TRY(read_csv_file(question.file));
  const auto counts = TRY(csv.counts(question.count));
  std::vector<std::string> times;
  if (question.time) times = TRY(csv.texts(*question.time));
  const auto watched = TRY(watch(question, counts));
  return Told{.json = json_of(watched, times, counts.size(), now), .words = words_for(watched, times, now)};
}

}  // namespace dijkwacht::app
