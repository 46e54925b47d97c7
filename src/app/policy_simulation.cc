#include "app/policy_simulation.h"

#include <fmt/core.h>

#include "app/node_client.h"
#include "base/json.h"
#include "policy/explain.h"
#include "policy/question_text.h"
#include "policy/simulation.h"

namespace dijkwacht::app {
namespace {

/// The largest page that the log gives.
constexpr int kEntriesPerPage = 200;

Result<std::optional<Time>> day_of(const std::string& date) {
  if (date.empty()) return std::nullopt;
  return std::optional(TRY(policy::parse_asked_day(date, "--date")));
}

/// Unset for an entry that is no decision of policy.
Result<std::optional<policy::LoggedDecision>> read_decision(const JsonValue& entry, std::optional<Time> day) {
  const auto outcome = TRY(entry.string("outcome"));
  const auto kept = TRY(entry.find("question"));
  if (!kept && outcome != "released" && outcome != "denied") return std::nullopt;
  policy::LoggedDecision decision{.entry = TRY(entry.integer("number")),
                                  .rule = std::string(TRY(entry.string("rule"))),
                                  .was_permitted = outcome != "denied",
                                  .count = TRY(entry.integer("count")),
                                  .question = std::nullopt};
  if (kept) {
    auto question = TRY(policy::parse_question_text(TRY(kept->string())));
    question.at = day ? *day : TRY(parse_time(TRY(entry.string("at"))));
    decision.question = std::move(question);
  }
  return decision;
}

Result<std::vector<policy::LoggedDecision>> read_log(NodeClient& client, std::optional<Time> day) {
  std::vector<policy::LoggedDecision> decisions;
  for (std::string before;;) {
    const auto target =
        fmt::format("/api/v1/audit-entries?limit={}{}{}", kEntriesPerPage, before.empty() ? "" : "&before=", before);
    const auto document = TRY(JsonDocument::parse(TRY(client.get(target))));
    for (const auto& entry : TRY(document.root().array("items"))) {
      if (auto decision = TRY(read_decision(entry, day))) decisions.push_back(std::move(*decision));
    }
    const auto next = TRY(document.root().find("next"));
    if (!next) return decisions;
    before = std::string(TRY(next->string()));
  }
}

std::string entries(const std::vector<std::int64_t>& numbers) {
  std::string line;
  for (const auto number : numbers) line += fmt::format("{}{}", line.empty() ? " (entries " : ", ", number);
  return line.empty() ? line : line + ")";
}

std::string line_of(const std::string& name, const policy::RuleDifference& difference) {
  return fmt::format("{}: {} the same, {} permitted then would be denied{}, {} denied then would be permitted{}, {} unknown",
                     name, difference.same, difference.now_denied, entries(difference.denied_examples), difference.now_permitted,
                     entries(difference.permitted_examples), difference.unknown);
}

std::string words_of(const std::map<std::string, policy::RuleDifference>& by_rule) {
  auto words = line_of("all rules", policy::total(by_rule));
  for (const auto& [rule, difference] : by_rule) words += "\n" + line_of(rule.empty() ? "no rule" : rule, difference);
  return words;
}

}  // namespace

Result<Told> simulate_policy(const SimulationOrder& order, const std::filesystem::path& executable) {
  const auto day = TRY(day_of(order.date));
  const policy::Engine engine(std::make_shared<const policy::RuleBook>(TRY(policy::RuleBook::load(order.rules_directory))),
                              false);
  auto client = TRY(NodeClient::connect(order.data_directory, executable));
  const auto by_rule = policy::simulate(engine, TRY(read_log(client, day)));
  return Told{.json = policy::to_json(by_rule), .words = words_of(by_rule)};
}

}  // namespace dijkwacht::app
