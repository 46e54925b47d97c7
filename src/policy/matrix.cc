#include "policy/matrix.h"

#include <algorithm>
#include <set>

#include "policy/rule_check.h"

namespace dijkwacht::policy {
namespace {

constexpr std::string_view kAny = "*";

Question question_of(const Cell& cell, std::string_view purpose, const Facts& facts, Time at) {
  return {.from = {cell.from, cell.from},
          .to = {cell.to, cell.to},
          .data_class = cell.data_class,
          .purpose = std::string(purpose),
          .subject = "question",
          .facts = facts,
          .at = at};
}

/// Purposes about which some rule speaks here; of a rule for any purpose, one stands for all.
std::set<std::string> purposes_of(const RuleBook& book, const Cell& cell, Time at) {
  const auto all = book.texts().all("purposes");
  std::set<std::string> purposes;
  for (const auto& rule : book.rules()) {
    for (const auto& listed : rule.purposes) {
      const auto purpose = listed == kAny && !all.empty() ? all.begin()->first : listed;
      if (match(rule, question_of(cell, purpose, {}, at)).is_whole()) purposes.insert(purpose);
    }
  }
  return purposes;
}

std::vector<std::string> rules_of(const Answer& answer) {
  if (const auto* decision = std::get_if<Decision>(&answer)) return {decision->rule()};
  std::vector<std::string> rules;
  for (const auto& reason : std::get<Deny>(answer).reasons) {
    if (!reason.rule.empty() && std::ranges::find(rules, reason.rule) == rules.end()) rules.push_back(reason.rule);
  }
  return rules;
}

Way way_of(const Engine& engine, const Cell& cell, const std::string& purpose, Time at) {
  const auto bare = engine.decide(question_of(cell, purpose, {}, at));
  const auto met = engine.decide(question_of(cell, purpose, facts_all_met(), at));
  const auto* permitted = std::get_if<Decision>(&met);
  if (permitted == nullptr) return {purpose, CellState::kDeny, rules_of(met)};
  if (permitted->is_simulated_law()) return {purpose, CellState::kSimulated, rules_of(met)};
  const bool is_free = std::holds_alternative<Decision>(bare) && !std::get<Decision>(bare).is_simulated_law();
  return {purpose, is_free ? CellState::kPermit : CellState::kConditions, rules_of(is_free ? bare : met)};
}

void add_cell(std::vector<Cell>& cells, const Engine& engine, Cell cell, Time at) {
  for (const auto& purpose : purposes_of(engine.rules(), cell, at)) cell.ways.push_back(way_of(engine, cell, purpose, at));
  if (cell.ways.empty()) return;
  cell.state = std::ranges::min_element(cell.ways, {}, &Way::state)->state;
  cells.push_back(std::move(cell));
}

std::vector<std::string> codes(const Engine& engine, std::string_view kind) {
  std::vector<std::string> found;
  for (const auto& [code, text] : engine.rules().texts().all(kind)) {
    if (code != kAny) found.push_back(code);
  }
  return found;
}

void write_list(JsonWriter& json, std::string_view name, const std::vector<std::string>& items) {
  json.array(name, [&] {
    for (const auto& item : items) json.value(item);
  });
}

void write_cell(JsonWriter& json, const Cell& cell) {
  json.object([&] {
    json.member("from", cell.from);
    json.member("to", cell.to);
    json.member("dataClass", code_of(cell.data_class));
    json.member("state", name_of(cell.state));
    json.array("ways", [&] {
      for (const auto& way : cell.ways) {
        json.object([&] {
          json.member("purpose", way.purpose);
          json.member("state", name_of(way.state));
          write_list(json, "rules", way.rules);
        });
      }
    });
  });
}

}  // namespace

std::string_view name_of(CellState state) {
  switch (state) {
    case CellState::kPermit: return "permit";
    case CellState::kConditions: return "conditions";
    case CellState::kSimulated: return "simulated";
    case CellState::kDeny: return "deny";
  }
  return "deny";
}

std::vector<Cell> matrix(const Engine& engine, std::string_view from, Time at) {
  std::vector<Cell> cells;
  const auto sectors = codes(engine, "sectors");
  for (const auto& giver : sectors) {
    if (!from.empty() && giver != from) continue;
    for (const auto& recipient : sectors) {
      for (const auto& code : codes(engine, "data-classes")) {
        add_cell(cells, engine, {.from = giver, .to = recipient, .data_class = parse_data_class(code).value(), .ways = {}}, at);
      }
    }
  }
  return cells;
}

std::string matrix_json(const Engine& engine, std::string_view from, Time at) {
  JsonWriter json;
  json.object([&] {
    json.member("date", date_text(std::chrono::floor<std::chrono::days>(at)));
    write_list(json, "sectors", codes(engine, "sectors"));
    write_list(json, "dataClasses", codes(engine, "data-classes"));
    json.array("cells", [&] {
      for (const auto& cell : matrix(engine, from, at)) write_cell(json, cell);
    });
  });
  return json.take();
}

}  // namespace dijkwacht::policy
