#include "api/trends.h"

#include "api/page.h"

namespace dijkwacht::api {
namespace {

template <typename T>
void write_or_null(JsonWriter& json, const std::optional<T>& value) {
  value ? json.value(*value) : json.null();
}

void write_week(JsonWriter& json, const insight::TrendWeek& week) {
  json.object([&] {
    json.member("week", week.week.text()).member("monday", date_text(week.week.monday())).member("version", week.version);
    write_time(json, "firstStatedAt", week.first_stated_at);
    write_time(json, "statedAt", week.stated_at);
    json.member("firstTotal", week.first_total);
  });
}

void write_line(JsonWriter& json, const insight::TrendLine& line) {
  json.object([&] {
    json.member("value", line.value).member("method", line.method);
    json.array("counts", [&] {
      for (const auto& count : line.counts) write_or_null(json, count);
    });
    json.array("sumsMinor", [&] {
      for (const auto& sum : line.sums_minor) write_or_null(json, sum);
    });
    json.array("watched", [&] {
      for (const auto& point : line.watched) {
        if (!point) {
          json.null();
          continue;
        }
        json.object(
            [&] { json.member("expected", point->expected).member("upper", point->upper).member("isAlarm", point->is_alarm); });
      }
    });
  });
}

void write_break(JsonWriter& json, const insight::OwnBreak& each) {
  const auto day = [](std::chrono::sys_days on) { return date_text(std::chrono::year_month_day(on)); };
  json.object([&] {
    json.member("on", day(each.on)).member("until", each.until ? std::optional(day(*each.until)) : std::nullopt);
    json.member("kind", insight::name_of(each.kind)).member("source", each.source);
    if (!each.text.nl.empty()) write_text(json, "text", each.text);
  });
}

}  // namespace

Result<http::Response> Trends::list(const Call& call) const {
  TRY(publication_.check(policy::DataClass::kAggregate, "trends", call.now));
  const auto measures = TRY(trends_.measures());
  return object(200, [&](JsonWriter& json) {
    json.member("countMin", trends_.rules().count_min).member("countStep", trends_.rules().count_step);
    json.array("items", [&] {
      for (const auto& [told, axes] : measures) {
        json.object([&] {
          json.member("source", told.source).member("measure", told.measure);
          json.member("firstWeek", told.first_week)
              .member("lastWeek", told.last_week)
              .member("statedAt", time_text(told.stated_at));
          json.array("axes", [&] {
            for (const auto& axis : axes) json.value(axis);
          });
        });
      }
    });
  });
}

Result<http::Response> Trends::get(const Call& call) const {
  TRY(publication_.check(policy::DataClass::kAggregate, "trends", call.now));
  const std::string source(TRY(call.request.parameter("source")));
  const std::string measure(TRY(call.request.parameter("measure")));
  const std::string axis(TRY(call.request.parameter("axis")));
  const auto trend = TRY(trends_.trend(source, measure, axis));
  const auto breaks = insight::breaks_in(trend, measure, axis, dated_(), std::chrono::floor<std::chrono::days>(call.now));
  return object(200, [&](JsonWriter& json) {
    json.member("source", source).member("measure", measure).member("axis", axis);
    json.array("weeks", [&] {
      for (const auto& week : trend.weeks) write_week(json, week);
    });
    json.array("lines", [&] {
      for (const auto& line : trend.lines) write_line(json, line);
    });
    json.array("breaks", [&] {
      for (const auto& each : breaks) write_break(json, each);
    });
  });
}

}  // namespace dijkwacht::api
