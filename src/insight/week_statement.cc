#include "insight/week_statement.h"

#include <algorithm>

namespace dijkwacht::insight {
namespace {

constexpr std::size_t kCodeBytesMax = 64;

void write_told(JsonWriter& json, const Told& told) {
  if (!told.value.empty()) json.member("value", told.value);
  json.member("count", told.count);
  if (told.sum_minor) json.member("sumMinor", *told.sum_minor);
}

/// Codes of data files and our own bands: nothing else has a place in a statement.
Status check_code(std::string_view code, const std::string& where) {
  const auto is_of_a_code = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (code.empty() || code.size() > kCodeBytesMax || !std::ranges::all_of(code, is_of_a_code))
    return fail(ErrorCode::kInvalidArgument, "must be a code", where);
  return {};
}

Result<Told> read_told(const JsonValue& json, const DisclosureRules& rules) {
  Told told{.value = TRY(json.string_or("value", "")), .count = TRY(json.integer("count")), .sum_minor = {}};
  if (told.count < rules.count_min)
    return fail(ErrorCode::kInvalidArgument, "a count this small is not published", json.path() + ".count");
  if (const auto sum = TRY(json.find("sumMinor"))) told.sum_minor = TRY(sum->integer());
  return told;
}

std::map<std::string, std::vector<Counted>> counted_in(const stats::CountsByAxis& counts, Week week) {
  std::map<std::string, std::vector<Counted>> axes;
  for (const auto& [axis, days] : counts) {
    std::map<std::string, Counted> parts;
    for (const auto& day : days) {
      if (Week::of(day.day) != week) continue;
      auto& part = parts[day.value];
      part.value = day.value;
      part.count += day.count;
      part.sum_minor += day.sum_minor;
      part.largest_minor = std::max(part.largest_minor, day.largest_minor);
    }
    auto& list = axes[axis];
    for (auto& [value, part] : parts) list.push_back(std::move(part));
  }
  return axes;
}

}  // namespace

WeekStatement WeekStatement::check(const DisclosureRules& rules, Week week,
                                   const std::map<std::string, std::vector<Counted>>& axes) {
  WeekStatement statement(week);
  for (const auto& [axis, parts] : axes) {
    auto told = apply_disclosure_control(rules, parts);
    statement.total_ = std::move(told.total);  // the same on every axis
    statement.axes_[axis] = std::move(told.parts);
  }
  return statement;
}

Result<WeekStatement> WeekStatement::read(const JsonValue& json, const DisclosureRules& rules) {
  WeekStatement statement(TRY(Week::parse(TRY(json.string("week")))));
  if (const auto total = TRY(json.find("total"))) statement.total_ = TRY(read_told(*total, rules));
  for (const auto& [axis, parts] : TRY(TRY(json.at("axes")).members())) {
    TRY(check_code(axis, json.path() + ".axes"));
    auto& list = statement.axes_[std::string(axis)];
    for (const auto& part : TRY(parts.array())) {
      list.push_back(TRY(read_told(part, rules)));
      TRY(check_code(list.back().value, part.path() + ".value"));
    }
  }
  return statement;
}

void WeekStatement::write(JsonWriter& json) const {
  json.member("week", week_.text());
  if (total_) json.object("total", [&] { write_told(json, *total_); });
  json.object("axes", [&] {
    for (const auto& [axis, parts] : axes_) {
      json.array(axis, [&] {
        for (const auto& part : parts) json.object([&] { write_told(json, part); });
      });
    }
  });
}

std::string WeekStatement::text() const {
  JsonWriter json;
  json.object([&] { write(json); });
  return json.take();
}

std::vector<WeekStatement> statements_of(const DisclosureRules& rules, const stats::CountsByAxis& counts,
                                         std::chrono::sys_days today) {
  std::optional<std::chrono::sys_days> first;
  for (const auto& [axis, days] : counts) {
    for (const auto& day : days) first = std::min(first.value_or(day.day), day.day);
  }
  std::vector<WeekStatement> statements;
  if (!first) return statements;
  for (auto week = Week::of(*first); week.is_over(today); week = week.next()) {
    statements.push_back(WeekStatement::check(rules, week, counted_in(counts, week)));
  }
  return statements;
}

namespace event {

std::string stated_text(const Stated& stated) {
  JsonWriter json;
  json.object([&] {
    json.member("measure", stated.measure);
    json.array("weeks", [&] {
      for (const auto& each : stated.weeks) {
        json.object([&] {
          json.member("version", each.version).member("statedAt", time_text(each.stated_at));
          each.statement.write(json);
        });
      }
    });
  });
  return json.take();
}

Result<Stated> read_stated(std::string_view data, const DisclosureRules& rules) {
  const auto document = TRY(JsonDocument::parse(data));
  const auto& root = document.root();
  Stated stated{.measure = std::string(TRY(root.string("measure"))), .weeks = {}};
  TRY(check_code(stated.measure, "measure"));
  const auto weeks = TRY(root.array("weeks"));
  if (weeks.size() > kWeeksMax) return fail(ErrorCode::kInvalidArgument, "too many weeks in one event", "weeks");
  for (const auto& week : weeks) {
    stated.weeks.push_back({.statement = TRY(WeekStatement::read(week, rules)),
                            .version = TRY(week.integer("version")),
                            .stated_at = TRY(parse_time(TRY(week.string("statedAt"))))});
    if (stated.weeks.back().version < 1)
      return fail(ErrorCode::kInvalidArgument, "a version counts from 1", week.path() + ".version");
  }
  return stated;
}

}  // namespace event
}  // namespace dijkwacht::insight
