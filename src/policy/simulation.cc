#include "policy/simulation.h"

namespace dijkwacht::policy {
namespace {

bool is_permitted(const Engine& engine, const Question& question) {
  const auto answer = engine.decide(question);
  const auto* decision = std::get_if<Decision>(&answer);
  return decision != nullptr && !decision->is_simulated_law();
}

void add_example(std::vector<std::int64_t>& examples, std::int64_t entry) {
  if (examples.size() < kExamplesMax) examples.push_back(entry);
}

void write_numbers(JsonWriter& json, std::string_view name, const std::vector<std::int64_t>& numbers) {
  json.array(name, [&] {
    for (const auto number : numbers) json.value(number);
  });
}

void write_difference(JsonWriter& json, const RuleDifference& difference) {
  json.member("same", difference.same).member("nowDenied", difference.now_denied);
  json.member("nowPermitted", difference.now_permitted).member("unknown", difference.unknown);
  write_numbers(json, "deniedEntries", difference.denied_examples);
  write_numbers(json, "permittedEntries", difference.permitted_examples);
}

}  // namespace

std::map<std::string, RuleDifference> simulate(const Engine& engine, const std::vector<LoggedDecision>& decisions) {
  std::map<std::string, RuleDifference> by_rule;
  for (const auto& decision : decisions) {
    auto& difference = by_rule[decision.rule];
    if (!decision.question) {
      difference.unknown += decision.count;
      continue;
    }
    const bool permits = is_permitted(engine, *decision.question);
    if (permits == decision.was_permitted) {
      difference.same += decision.count;
    } else if (permits) {
      difference.now_permitted += decision.count;
      add_example(difference.permitted_examples, decision.entry);
    } else {
      difference.now_denied += decision.count;
      add_example(difference.denied_examples, decision.entry);
    }
  }
  return by_rule;
}

RuleDifference total(const std::map<std::string, RuleDifference>& by_rule) {
  RuleDifference sum;
  for (const auto& [rule, difference] : by_rule) {
    sum.same += difference.same;
    sum.now_denied += difference.now_denied;
    sum.now_permitted += difference.now_permitted;
    sum.unknown += difference.unknown;
    for (const auto entry : difference.denied_examples) add_example(sum.denied_examples, entry);
    for (const auto entry : difference.permitted_examples) add_example(sum.permitted_examples, entry);
  }
  return sum;
}

std::string to_json(const std::map<std::string, RuleDifference>& by_rule) {
  JsonWriter json;
  json.object([&] {
    json.object("total", [&] { write_difference(json, total(by_rule)); });
    json.array("rules", [&] {
      for (const auto& [rule, difference] : by_rule) {
        json.object([&] {
          json.member("rule", rule.empty() ? std::nullopt : std::optional(rule));
          write_difference(json, difference);
        });
      }
    });
  });
  return json.take();
}

}  // namespace dijkwacht::policy
