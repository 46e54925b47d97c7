#include "pilots/catalogue.h"

#include <algorithm>

#include "config/data_fields.h"

namespace dijkwacht::pilots {
namespace {

using config::data_error;
using config::TomlTable;

constexpr std::string_view kModelFile = "device-model.toml";
constexpr std::int64_t kTermDaysMax = 366;
constexpr std::int64_t kCountMax = 1'000'000'000;

Result<std::int64_t> between(const TomlTable& table, std::string_view key, std::int64_t min, std::int64_t max) {
  const auto number = TRY(table.integer(key));
  if (number < min || number > max) return data_error(table, key, "is out of range");
  return number;
}

Result<std::vector<StopCriterion>> stops_of(const TomlTable& root) {
  std::vector<StopCriterion> stops;
  for (const auto& row : TRY(root.tables("stops"))) {
    const auto measure = parse_stop_measure(TRY(row.text("measure")));
    if (!measure) return data_error(row, "measure", "is no measure that a pilot stops at");
    const auto judged_min = row.has("judged_min") ? TRY(between(row, "judged_min", 1, kCountMax)) : 0;
    stops.push_back({*measure, TRY(between(row, "above", 0, kCountMax)), judged_min});
  }
  if (stops.empty()) return data_error(root, "stops", "must name at least one stop criterion");
  return stops;
}

Status check_rule(const TomlTable& root, const Pilot& pilot, const policy::RuleBook& rules) {
  const auto* rule = rules.find(pilot.rule);
  if (rule == nullptr) return data_error(root, "rule", "is no rule of the rule book");
  if (std::ranges::find(rule->purposes, pilot.purpose) == rule->purposes.end())
    return data_error(root, "purpose", "is no purpose of this rule");
  for (const auto& type : pilot.types) {
    const auto data_class = policy::class_of_identifier(type);
    if (!data_class || std::ranges::find(rule->data_classes, *data_class) == rule->data_classes.end())
      return data_error(root, "types", "names what this rule does not carry");
  }
  for (const auto& sector : pilot.sectors) {
    if (std::ranges::find(rule->from_sectors, sector) == rule->from_sectors.end())
      return data_error(root, "sectors", "names who may not give under this rule");
  }
  const auto& may_receive = rule->to_sectors;
  if (std::ranges::find(may_receive, pilot.holder) == may_receive.end())
    return data_error(root, "holder", "names who may not receive under this rule");
  return {};
}

Result<Pilot> read_pilot(const std::filesystem::path& file, const policy::RuleBook& rules) {
  const auto root = TRY(config::read_toml(file));
  Pilot pilot;
  pilot.id = TRY(root.text("id"));
  if (pilot.id != file.stem()) return data_error(root, "id", "must be the name of the file");
  pilot.title = TRY(config::bilingual(root, "title"));
  pilot.hypothesis = TRY(config::bilingual(root, "hypothesis"));
  pilot.evaluation = TRY(config::bilingual(root, "evaluation"));
  pilot.rule = TRY(root.text("rule"));
  pilot.purpose = TRY(root.text("purpose"));
  pilot.types = TRY(root.texts("types"));
  pilot.sectors = TRY(root.texts("sectors"));
  pilot.holder = TRY(root.text("holder"));
  pilot.dpia = TRY(config::filled(root, "dpia"));
  pilot.dpia_expires = TRY(config::date(root, "dpia_expires"));
  pilot.term_days = TRY(between(root, "term_days", 1, kTermDaysMax));
  pilot.kept_days = TRY(between(root, "kept_days", 1, kTermDaysMax));
  pilot.sources_min = TRY(between(root, "sources_min", 1, kCountMax));
  pilot.complaints_min = TRY(between(root, "complaints_min", 0, kCountMax));
  pilot.stops = TRY(stops_of(root));
  pilot.measures_devices = TRY(root.flag("measures_devices"));
  pilot.source = TRY(config::filled(root, "source"));
  TRY(check_rule(root, pilot, rules));
  return pilot;
}

}  // namespace

Result<std::vector<Pilot>> load_pilots(const std::filesystem::path& folder, const policy::RuleBook& rules) {
  std::error_code problem;
  std::vector<Pilot> pilots;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() != ".toml" || entry.path().filename() == kModelFile) continue;
    pilots.push_back(TRY(read_pilot(entry.path(), rules)));
  }
  if (problem) return fail(ErrorCode::kNotFound, "there is no folder of pilots", "pilots");
  std::ranges::sort(pilots, {}, &Pilot::id);
  return pilots;
}

policy::RuleBook opened_rule(const Pilot& pilot, const policy::RuleBook& rules) {
  auto rule = *rules.find(pilot.rule);
  rule.state = policy::RuleState::kSandbox;
  rule.dpia = pilot.dpia;
  rule.dpia_expires = pilot.dpia_expires;
  return policy::RuleBook({std::move(rule)}, rules.texts());
}

}  // namespace dijkwacht::pilots
