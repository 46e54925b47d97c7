#include <fmt/core.h>

#include "app/csv_file.h"
#include "app/effect_question.h"
#include "app/figures.h"
#include "stats/group_time_aggregates.h"

namespace dijkwacht::app {
namespace {

Result<stats::Comparison> comparison_of(const std::string& control) {
  if (control == "never") return stats::Comparison::kNever;
  if (control == "not-yet") return stats::Comparison::kNotYet;
  return fail(ErrorCode::kInvalidArgument, "is never or not-yet", "--control");
}

Result<std::vector<stats::PanelRow>> rows_of(const PanelQuestion& question) {
  const auto csv = TRY(read_csv_file(question.file));
  const auto units = TRY(csv.texts(question.unit));
  const auto times = TRY(csv.numbers(question.time));
  const auto groups = TRY(csv.numbers_or_none(question.group, {"0", "never", "NA", "Inf", "inf"}));
  const auto outcomes = TRY(csv.numbers(question.outcome));
  std::vector<stats::PanelRow> rows;
  rows.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    rows.push_back({units[i], times[i], groups[i].value_or(stats::kNeverTreated), outcomes[i]});
  }
  return rows;
}

void write_estimate(JsonWriter& json, std::string_view name, const stats::Estimate& estimate) {
  json.member(name, estimate.value).member("se", estimate.standard_error);
  write_interval(json, estimate.interval);
}

void write_effects(JsonWriter& json, const std::vector<stats::GroupTimeEffect>& effects) {
  json.array("groupTime", [&] {
    for (const auto& effect : effects) {
      json.object([&] {
        write_number(json, "group", effect.group);
        write_number(json, "time", effect.time);
        write_number(json, "base", effect.base);
        write_estimate(json, "att", effect.effect);
        json.member("nTreated", effect.treated).member("nControl", effect.compared);
      });
    }
  });
}

void write_aggregate(JsonWriter& json, std::string_view name, const stats::Aggregate& aggregate, std::string_view parts,
                     std::string_view at) {
  json.object(name, [&] {
    write_estimate(json, "estimate", aggregate.overall);
    if (aggregate.parts.empty()) return;
    json.array(parts, [&] {
      for (const auto& part : aggregate.parts) {
        json.object([&] {
          write_number(json, at, part.at);
          write_estimate(json, "estimate", part.estimate);
        });
      }
    });
  });
}

void write_aggregates(JsonWriter& json, const stats::Aggregates& aggregates) {
  json.object("aggregates", [&] {
    write_aggregate(json, "simple", aggregates.simple, {}, {});
    write_aggregate(json, "dynamic", aggregates.dynamic, "byEventTime", "eventTime");
    write_aggregate(json, "group", aggregates.group, "byGroup", "group");
    write_aggregate(json, "calendar", aggregates.calendar, "byTime", "time");
  });
}

std::string words_for(const std::vector<stats::GroupTimeEffect>& effects, const stats::Aggregates& aggregates) {
  const auto line = [](std::string_view what, const stats::Estimate& estimate) {
    return fmt::format("\n  {:<10} {}", what, words_of(estimate.value, estimate.interval));
  };
  std::string words = "Effect on the treated, averaged:";
  words += line("simple", aggregates.simple.overall) + line("dynamic", aggregates.dynamic.overall);
  words += line("group", aggregates.group.overall) + line("calendar", aggregates.calendar.overall);
  words += "\nBy group and period (before its own period: a placebo, near 0 if all is well):";
  for (const auto& effect : effects) words += line(fmt::format("{} {}", effect.group, effect.time), effect.effect);
  return words;
}

}  // namespace

Result<Told> effect_of_panel(const PanelQuestion& question, Time now) {
  const auto comparison = TRY(comparison_of(question.control));
  const auto panel = TRY(stats::panel_of(TRY(rows_of(question))));
  const auto effects = TRY(stats::group_time_effects(panel, comparison));
  const auto aggregates = stats::aggregate(panel, comparison, effects);
  const auto method = fmt::format(
      "group-time average treatment effects without covariates (Callaway & Sant'Anna 2021), compared with those {}; standard "
      "errors from the influence function, by unit; pointwise 95 % intervals",
      comparison == stats::Comparison::kNever ? "never treated" : "not yet treated");
  JsonWriter json;
  json.object([&] {
    write_effects(json, effects);
    write_aggregates(json, aggregates);
    json.member("n", panel.units()).member("periods", panel.periods.size()).member("nLeftOut", panel.always_treated);
    json.member("method", method).member("date", day_of(now));
  });
  auto words = words_for(effects, aggregates);
  words += fmt::format("\n{} units in {} periods; {} left out, treated from the start.\nMethod: {}. Computed on {}.",
                       panel.units(), panel.periods.size(), panel.always_treated, method, day_of(now));
  return Told{.json = json.take(), .words = std::move(words)};
}

}  // namespace dijkwacht::app
