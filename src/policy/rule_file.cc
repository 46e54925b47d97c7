// Reads data/policy/rules/*.toml: one rule a file, so that a lawyer signs off one file.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

#include "config/data_fields.h"
#include "policy/rule.h"

namespace dijkwacht::policy {
namespace {

using config::TomlTable;

/// Any rule a policy officer writes stays far below; a lease of a month is a copy for good.
constexpr std::int64_t kLeaseMinutesMax = 31LL * 24 * 60;

Result<Form> parse_form(const TomlTable& table) {
  const auto text = TRY(table.text("form"));
  for (const auto form : {Form::kFull, Form::kSealed, Form::kHitNoHit, Form::kAggregate, Form::kPseudonymised, Form::kIdsOnly}) {
    if (name_of(form) == text) return form;
  }
  return data_error(table, "form", "must be full, sealed, hit-no-hit, aggregate, pseudonymised or ids-only");
}

Result<std::optional<std::chrono::year_month_day>> optional_date(const TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  return std::optional(TRY(date(table, key)));
}

Result<std::vector<std::string>> filled_list(const TomlTable& table, std::string_view key) {
  auto list = TRY(table.texts(key));
  if (list.empty()) return data_error(table, key, "must name at least one");
  return list;
}

Result<std::vector<DataClass>> data_classes(const TomlTable& table, std::string_view key) {
  std::vector<DataClass> classes;
  for (const auto& code : TRY(filled_list(table, key))) {
    const auto parsed = parse_data_class(code);
    if (!parsed) return data_error(table, key, fmt::format("names '{}', which is no data class", code));
    classes.push_back(*parsed);
  }
  return classes;
}

Result<std::vector<Duty>> duties(const TomlTable& table) {
  std::vector<Duty> list;
  for (const auto& row : TRY(table.tables("duties"))) {
    auto code = TRY(row.text("code"));
    auto parameter = TRY(row.text_or("parameter", ""));
    list.push_back({std::move(code), std::move(parameter)});
  }
  return list;
}

constexpr std::string_view kAny = "*";
/// Conditions that are no yes or no.
constexpr std::array kOtherConditions{"identified_reporters_min", "days_since_notice_min", "sealed_purposes", "own_harm_classes"};

Status check_condition_names(const TomlTable& table) {
  for (const auto& key : table.keys()) {
    // A condition we do not know would be one we do not ask.
    const bool is_known =
        find_fact_condition(key) != nullptr || std::ranges::find(kOtherConditions, key) != kOtherConditions.end();
    if (!is_known) return data_error(table, key, "is no condition");
  }
  return {};
}

Result<std::optional<std::int64_t>> optional_count(const TomlTable& table, std::string_view key) {
  if (!table.has(key)) return std::nullopt;
  const auto count = TRY(table.integer(key));
  if (count < 1) return data_error(table, key, "must be 1 or more");
  return std::optional(count);
}

Status read_own_harm(const TomlTable& table, Rule& rule) {
  if (!table.has("own_harm_classes")) return {};
  rule.own_harm_classes = TRY(data_classes(table, "own_harm_classes"));
  for (const auto data_class : rule.own_harm_classes) {
    if (std::ranges::find(rule.data_classes, data_class) == rule.data_classes.end()) {
      return data_error(table, "own_harm_classes",
                        fmt::format("names '{}', which is no class of this rule", code_of(data_class)));
    }
  }
  return {};
}

Status read_conditions(const TomlTable& root, Rule& rule) {
  if (!root.has("conditions")) return {};
  const auto table = TRY(root.table("conditions"));
  TRY(check_condition_names(table));
  rule.identified_reporters_min = TRY(optional_count(table, "identified_reporters_min"));
  rule.days_since_notice_min = TRY(optional_count(table, "days_since_notice_min"));
  for (const auto& condition : fact_conditions()) {
    if (TRY(table.flag_or(condition.key, false))) rule.conditions.push_back(&condition);
  }
  if (table.has("sealed_purposes")) rule.sealed_purposes = TRY(table.texts("sealed_purposes"));
  for (const auto& purpose : rule.sealed_purposes) {
    if (std::ranges::find(rule.purposes, purpose) == rule.purposes.end()) {
      return data_error(table, "sealed_purposes", fmt::format("names '{}', which is no purpose of this rule", purpose));
    }
  }
  return read_own_harm(table, rule);
}

/// A rule that denies is on for good, and the only one that may speak of any purpose.
Status read_effect(const TomlTable& root, Rule& rule) {
  rule.denies = TRY(root.flag_or("denies", false));
  if (rule.denies && rule.state != RuleState::kActive) return data_error(root, "state", "must be active in a rule that denies");
  const bool is_for_any = std::ranges::find(rule.purposes, kAny) != rule.purposes.end();
  if (is_for_any && !rule.denies) return data_error(root, "purposes", "may be * only in a rule that denies");
  const auto where = TRY(root.text_or("carried_out", "here"));
  if (where != "here" && where != "elsewhere") return data_error(root, "carried_out", "must be here or elsewhere");
  rule.carried_out = where == "here" ? CarriedOut::kHere : CarriedOut::kElsewhere;
  return {};
}

Status read_dates(const TomlTable& root, Rule& rule) {
  rule.in_force_from = TRY(optional_date(root, "in_force_from"));
  if (!rule.in_force_from && rule.state != RuleState::kOff)
    return data_error(root, "in_force_from", "must stand in a rule that is not off");
  rule.in_force_until = TRY(optional_date(root, "in_force_until"));
  rule.source_date = TRY(date(root, "source_date"));
  rule.dpia = TRY(root.text_or("dpia", ""));
  if (root.has("dpia_expires")) return data_error(root, "dpia_expires", "stands in dpia.toml only");
  return {};
}

Status read_off(const TomlTable& root, Rule& rule) {
  if (!root.has("off")) return {};
  const auto table = TRY(root.table("off"));
  rule.off_warning = {TRY(table.text("warning_nl")), TRY(table.text("warning_en"))};
  rule.off_needs_confirmation = TRY(table.flag_or("needs_confirmation", false));
  return {};
}

Status read_texts(const TomlTable& root, Rule& rule) {
  rule.title_nl = TRY(root.text("title_nl"));
  rule.title_en = TRY(root.text("title_en"));
  rule.basis_nl = TRY(root.text("basis_nl"));
  rule.basis_en = TRY(root.text("basis_en"));
  rule.retention.nl = TRY(root.text("retention_nl"));
  rule.retention.en = TRY(root.text("retention_en"));
  rule.source = TRY(root.text("source"));
  const auto mark = TRY(root.text("mark"));
  if (mark != "D" && mark != "law") return data_error(root, "mark", "must be D (design proposal) or law");
  rule.is_design_proposal = mark == "D";
  return {};
}

Result<Rule> read_rule(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  Rule rule;
  rule.id = TRY(root.text("id"));
  if (rule.id != file.stem().string()) return data_error(root, "id", "must be the name of the file");
  rule.revision = static_cast<int>(TRY(root.integer("revision")));
  if (rule.revision < 1) return data_error(root, "revision", "must be 1 or more");
  const auto state = parse_rule_state(TRY(root.text("state")));
  if (!state) return data_error(root, "state", "must be active, sandbox or off");
  rule.state = *state;
  rule.from_sectors = TRY(filled_list(root, "from"));
  rule.to_sectors = TRY(filled_list(root, "to"));
  rule.data_classes = TRY(data_classes(root, "classes"));
  rule.purposes = TRY(filled_list(root, "purposes"));
  rule.form = TRY(parse_form(root));
  rule.duties = TRY(duties(root));
  const auto lease_minutes = TRY(root.integer("lease_minutes"));
  if (lease_minutes < 0 || lease_minutes > kLeaseMinutesMax)
    return data_error(root, "lease_minutes", "must lie between 0 and 44640");
  rule.lease = std::chrono::minutes(lease_minutes);
  TRY(read_effect(root, rule));
  TRY(read_conditions(root, rule));
  TRY(read_dates(root, rule));
  TRY(read_texts(root, rule));
  TRY(read_off(root, rule));
  return rule;
}

/// Rule and register must name each other; until when the rule may lean on it stands in the register alone.
Status lean_on(const DpiaRegister& dpias, Rule& rule) {
  const auto wrong = [&](std::string_view what) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}.toml: 'dpia' {}", rule.id, what), "dpia");
  };
  if (rule.dpia.empty()) return {};
  const auto* dpia = dpias.find(rule.dpia);
  if (dpia == nullptr) return wrong("is not in dpia.toml");
  if (std::ranges::find(dpia->rules, rule.id) == dpia->rules.end()) return wrong("does not cover this rule, as dpia.toml says");
  if (dpia->status == DpiaStatus::kAdopted) rule.dpia_expires = dpia->expires;
  return {};
}

/// Errors: kInvalidArgument when an assessment covers a rule that does not name it.
Status check_covered(const DpiaRegister& dpias, const std::vector<Rule>& rules) {
  for (const auto& dpia : dpias.dpias) {
    for (const auto& id : dpia.rules) {
      const auto rule = std::ranges::find(rules, id, &Rule::id);
      if (rule != rules.end() && rule->dpia == dpia.reference) continue;
      return fail(ErrorCode::kInvalidArgument,
                  fmt::format("dpia.toml: '{}' covers {}, which does not name it", dpia.reference, id), "rules");
    }
  }
  return {};
}

/// Every word a rule uses must have its explanation.
Status check_words(const Rule& rule, const Texts& texts) {
  const auto missing = [&](std::string_view kind, std::string_view code) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}.toml: '{}' has no text among the {}", rule.id, code, kind),
                std::string(code));
  };
  for (const auto& purpose : rule.purposes) {
    if (purpose != kAny && !texts.has("purposes", purpose)) return missing("purposes", purpose);
  }
  for (const auto& duty : rule.duties) {
    if (!texts.has("duties", duty.code)) return missing("duties", duty.code);
  }
  for (const auto* sectors : {&rule.from_sectors, &rule.to_sectors}) {
    for (const auto& sector : *sectors) {
      if (!texts.has("sectors", sector)) return missing("sectors", sector);
    }
  }
  return {};
}

Result<std::vector<std::filesystem::path>> toml_files(const std::filesystem::path& folder) {
  std::error_code failure;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failure)) {
    if (entry.path().extension() == ".toml") files.push_back(entry.path());
  }
  if (failure) return fail(ErrorCode::kNotFound, fmt::format("there is no folder {}", folder.string()));
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<RuleBook> RuleBook::load(const std::filesystem::path& folder) {
  auto texts = TRY(Texts::load(folder));
  auto dpias = TRY(DpiaRegister::load(folder / "dpia.toml"));
  std::vector<Rule> rules;
  for (const auto& file : TRY(toml_files(folder / "rules"))) {
    auto rule = TRY(read_rule(file));
    TRY(check_words(rule, texts));
    TRY(lean_on(dpias, rule));
    rules.push_back(std::move(rule));
  }
  TRY(check_covered(dpias, rules));
  return RuleBook(std::move(rules), std::move(texts), std::move(dpias));
}

}  // namespace dijkwacht::policy
