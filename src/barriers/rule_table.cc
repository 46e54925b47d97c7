#include "barriers/rule_table.h"

#include <algorithm>
#include <set>

#include <fmt/core.h>

#include "barriers/toml_fields.h"
#include "base/json.h"
#include "base/name_table.h"

namespace dijkwacht::barriers {
namespace {

using config::TomlTable;

constexpr NameTable<Action, 3> kActions{"allow", "warn", "hold"};
constexpr std::int64_t kHoldHoursMax = 14 * 24;  // [D] longer than any bank needs to look at one payment

Result<HoldTerms> hold_terms(const TomlTable& table) {
  HoldTerms terms;
  const auto hours = TRY(table.integer("hold_hours"));
  if (hours < 1 || hours > kHoldHoursMax) return data_error(table, "hold_hours", "must lie between 1 and 336");
  terms.length = std::chrono::hours(hours);
  terms.appeal = TRY(both_languages(table, "appeal"));
  return terms;
}

/// Both languages or none.
Result<std::optional<Bilingual>> may_be_held_out(const TomlTable& table, Action action) {
  if (TRY(table.text_or("held_out_nl", "")).empty() && TRY(table.text_or("held_out_en", "")).empty()) return std::nullopt;
  if (action != Action::kWarn) return data_error(table, "held_out_nl", "only a warning may be left out: a hold protects someone");
  return std::optional(TRY(both_languages(table, "held_out")));
}

Result<Rule> rule_of(const TomlTable& table) {
  Rule rule;
  rule.id = TRY(table.text("id"));
  rule.version = TRY(table.integer("version"));
  if (rule.id.empty()) return data_error(table, "id", "must not be empty");
  if (rule.version < 1) return data_error(table, "version", "must be 1 or more");
  rule.title = TRY(both_languages(table, "title"));
  const auto when = TRY(table.table("when"));
  rule.when.place = TRY(word(when, "place", parse_place));
  rule.when.data_class = TRY(word(when, "class", policy::parse_data_class));
  rule.when.role = TRY(when.text_or("role", ""));
  rule.action = TRY(word(table, "action", parse_action));
  if (rule.action == Action::kAllow)
    return data_error(table, "action", "must be warn or hold: what no rule speaks of is allowed");
  if (rule.action == Action::kHold) rule.hold = TRY(hold_terms(table));
  rule.first_state = TRY(word(table, "state", parse_rule_state));
  rule.may_be_held_out = TRY(may_be_held_out(table, rule.action));
  rule.reason = TRY(both_languages(table, "reason"));
  rule.source = TRY(table.text("source"));
  rule.mark = TRY(mark(table));
  return rule;
}

void write(JsonWriter& json, std::string_view name, const Bilingual& text) {
  json.object(name, [&] {
    json.member("nl", text.nl);
    json.member("en", text.en);
  });
}

Result<Bilingual> read_bilingual(const JsonValue& value, std::string_view name) {
  const auto text = TRY(value.at(name));
  return Bilingual{std::string(TRY(text.string("nl"))), std::string(TRY(text.string("en")))};
}

bool speaks_of(const Condition& condition, const Fact& fact) {
  return fact.place == condition.place && fact.data_class == condition.data_class &&
         (condition.role.empty() || condition.role == fact.role);
}

AskedRule as_asked(const Rule& rule, const std::vector<AskedRule>& asked) {
  const auto found = std::ranges::find(asked, rule.id, &AskedRule::id);
  return found == asked.end() ? AskedRule{rule.id, rule.version} : *found;
}

}  // namespace

std::string_view name_of(Action action) { return kActions.name(action); }
Result<Action> parse_action(std::string_view name) { return kActions.parse(name, "action"); }

Result<RuleTable> RuleTable::load(const std::filesystem::path& file) {
  const auto root = TRY(config::read_toml(file));
  TRY(root.text("source"));
  std::vector<Rule> rules;
  std::set<std::string> ids;
  for (const auto& table : TRY(root.tables("rules"))) {
    auto rule = TRY(rule_of(table));
    if (!ids.insert(rule.id).second) return data_error(table, "id", "stands there twice");
    rules.push_back(std::move(rule));
  }
  if (rules.empty()) return data_error(root, "rules", "must hold at least one rule");
  return RuleTable(std::move(rules));
}

std::string rule_text(const Rule& rule) {
  JsonWriter json;
  json.object([&] {
    json.member("id", rule.id);
    json.member("version", rule.version);
    write(json, "title", rule.title);
    json.member("place", name_of(rule.when.place));
    json.member("class", policy::code_of(rule.when.data_class));
    json.member("role", rule.when.role);
    json.member("action", name_of(rule.action));
    if (rule.hold) {
      json.object("hold", [&] {
        json.member("milliseconds", std::int64_t{rule.hold->length.count()});
        write(json, "appeal", rule.hold->appeal);
      });
    }
    write(json, "reason", rule.reason);
    json.member("source", rule.source);
    json.member("mark", rule.mark);
  });
  return json.take();
}

Result<Rule> read_rule(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  const auto& root = document.root();
  Rule rule;
  rule.id = TRY(root.string("id"));
  rule.version = TRY(root.integer("version"));
  rule.title = TRY(read_bilingual(root, "title"));
  rule.when = {TRY(parse_place(TRY(root.string("place")))), TRY(policy::parse_data_class(TRY(root.string("class")))),
               std::string(TRY(root.string("role")))};
  rule.action = TRY(parse_action(TRY(root.string("action"))));
  if (const auto hold = TRY(root.find("hold"))) {
    rule.hold = HoldTerms{Duration(TRY(hold->integer("milliseconds"))), TRY(read_bilingual(*hold, "appeal"))};
  }
  rule.reason = TRY(read_bilingual(root, "reason"));
  rule.source = TRY(root.string("source"));
  rule.mark = TRY(root.string("mark"));
  return rule;
}

const Finding* Proposal::holding() const {
  const Finding* longest = nullptr;
  for (const auto& finding : findings) {
    if (!finding.rule->hold) continue;
    if (longest == nullptr || finding.rule->hold->length > longest->rule->hold->length) longest = &finding;
  }
  return longest;
}

Proposal decide(const RuleTable& table, const std::vector<AskedRule>& asked, const Facts& facts) {
  Proposal proposal;
  for (const auto& rule : table.rules()) {
    const auto [id, version, state, is_held_out] = as_asked(rule, asked);
    if (state != RuleState::kActive && state != RuleState::kShadow) continue;
    Finding finding{&rule, {}};
    std::ranges::copy_if(facts.signals, std::back_inserter(finding.facts),
                         [&](const Fact& fact) { return speaks_of(rule.when, fact); });
    if (finding.facts.empty()) continue;
    if (state == RuleState::kShadow) {
      proposal.shadow.push_back(std::move(finding));
      continue;
    }
    if (is_held_out) {
      proposal.held_out.push_back(std::move(finding));
      continue;
    }
    proposal.action = std::max(proposal.action, rule.action);
    proposal.findings.push_back(std::move(finding));
  }
  return proposal;
}

}  // namespace dijkwacht::barriers
