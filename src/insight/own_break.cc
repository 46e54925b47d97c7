#include "insight/own_break.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/clock.h"
#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::insight {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weeks;

constexpr std::array<std::pair<BreakKind, std::string_view>, 9> kNames{{{BreakKind::kForm, "form"},
                                                                        {BreakKind::kTaxonomy, "taxonomy"},
                                                                        {BreakKind::kRuleBegins, "rule-begins"},
                                                                        {BreakKind::kRuleEnds, "rule-ends"},
                                                                        {BreakKind::kListBegins, "list-begins"},
                                                                        {BreakKind::kListEnds, "list-ends"},
                                                                        {BreakKind::kTellingBegan, "telling-began"},
                                                                        {BreakKind::kSilent, "silent"},
                                                                        {BreakKind::kTellingStopped, "telling-stopped"}}};
/// After the last week that was told: the next one, and a week in which it may come.
constexpr weeks kLate{2};

Result<BreakKind> kind_of(const config::TomlTable& table) {
  const auto text = TRY(config::filled(table, "kind"));
  for (const auto kind : {BreakKind::kForm, BreakKind::kTaxonomy}) {
    if (name_of(kind) == text) return kind;
  }
  return config::data_error(table, "kind", "must be form or taxonomy");
}

Result<std::vector<std::string>> touched(const config::TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::vector<std::string>{};
  return table.texts(key);
}

bool touches(const std::vector<std::string>& named, const std::string& one) {
  return named.empty() || std::ranges::find(named, one) != named.end();
}

OwnBreak dated(const std::chrono::year_month_day& day, BreakKind kind, Bilingual text, std::string source,
               std::vector<std::string> axes) {
  return {.on = sys_days(day),
          .until = {},
          .kind = kind,
          .text = std::move(text),
          .source = std::move(source),
          .measures = {},
          .axes = std::move(axes)};
}

OwnBreak told(sys_days on, std::optional<sys_days> until, BreakKind kind) {
  return {.on = on, .until = until, .kind = kind, .text = {}, .source = {}, .measures = {}, .axes = {}};
}

std::chrono::year_month_day after(const std::chrono::year_month_day& last) { return sys_days(last) + days(1); }

}  // namespace

std::string_view name_of(BreakKind kind) {
  return std::ranges::find(kNames, kind, [](const auto& pair) { return pair.first; })->second;
}

Result<std::vector<OwnBreak>> load_own_breaks(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  std::vector<OwnBreak> breaks;
  for (const auto& each : TRY(table.tables("breaks"))) {
    const auto day = parse_date(TRY(config::filled(each, "on")));
    if (!day) return config::data_error(each, "on", "must be a day, such as 2026-11-27");
    breaks.push_back(dated(*day, TRY(kind_of(each)), TRY(config::bilingual(each, "text")), TRY(config::filled(each, "source")),
                           TRY(touched(each, "axes"))));
    breaks.back().measures = TRY(touched(each, "measures"));
    if (breaks.size() > 1 && breaks.back().on < breaks[breaks.size() - 2].on)
      return config::data_error(each, "on", "must not come before the one above it");
  }
  return breaks;
}

std::vector<OwnBreak> breaks_of_rules(const std::vector<policy::Rule>& rules) {
  std::vector<OwnBreak> breaks;
  for (const auto& rule : rules) {
    if (rule.state != policy::RuleState::kActive || rule.denies) continue;
    const Bilingual title{rule.title_nl, rule.title_en};
    if (rule.in_force_from) breaks.push_back(dated(*rule.in_force_from, BreakKind::kRuleBegins, title, rule.id, {}));
    if (rule.in_force_until) breaks.push_back(dated(after(*rule.in_force_until), BreakKind::kRuleEnds, title, rule.id, {}));
  }
  return breaks;
}

std::vector<OwnBreak> breaks_of_lists(const std::vector<TaxonomyScheme>& schemes) {
  std::vector<OwnBreak> breaks;
  for (const auto& each : schemes) {
    if (each.valid_from)
      breaks.push_back(dated(*each.valid_from, BreakKind::kListBegins, each.name, each.source, {"fraud-type"}));
    if (each.valid_until)
      breaks.push_back(dated(after(*each.valid_until), BreakKind::kListEnds, each.name, each.source, {"fraud-type"}));
  }
  return breaks;
}

std::vector<OwnBreak> breaks_of_telling(const Trend& trend, sys_days today) {
  std::vector<OwnBreak> breaks;
  std::optional<Time> began;
  for (const auto& week : trend.weeks) {
    if (week.first_stated_at) began = std::min(began.value_or(*week.first_stated_at), *week.first_stated_at);
    if (week.version != 0) continue;
    const auto last_day = week.week.next().monday() - days(1);
    const bool goes_on = !breaks.empty() && breaks.back().until == week.week.monday() - days(1);
    if (goes_on) {
      breaks.back().until = last_day;
    } else {
      breaks.push_back(told(week.week.monday(), last_day, BreakKind::kSilent));
    }
  }
  if (began) breaks.push_back(told(std::chrono::floor<days>(*began), {}, BreakKind::kTellingBegan));
  if (trend.weeks.empty()) return breaks;
  const auto untold = trend.weeks.back().week.next().monday();
  if (today >= untold + kLate) breaks.push_back(told(untold, {}, BreakKind::kTellingStopped));
  return breaks;
}

std::vector<OwnBreak> breaks_in(const Trend& trend, const std::string& measure, const std::string& axis,
                                const std::vector<OwnBreak>& dated, sys_days today) {
  if (trend.weeks.empty()) return {};
  auto breaks = breaks_of_telling(trend, today);
  const auto first = trend.weeks.front().week.monday();
  std::ranges::copy_if(dated, std::back_inserter(breaks), [&](const OwnBreak& each) {
    return each.on >= first && each.on <= today && touches(each.measures, measure) && touches(each.axes, axis);
  });
  std::ranges::stable_sort(breaks, {}, &OwnBreak::on);
  return breaks;
}

}  // namespace dijkwacht::insight
