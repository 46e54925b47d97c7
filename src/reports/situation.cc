#include "reports/situation.h"

#include <algorithm>
#include <set>

#include "config/data_fields.h"
#include "reports/wayfinder.h"

namespace dijkwacht::reports {
namespace {

using config::TomlTable;

Result<Situation> read_situation(const TomlTable& row, const RoutingTable& table) {
  Situation situation{.text = TRY(filled(row, "text")),
                      .answers = {},
                      .first = TRY(row.text("first")),
                      .urgency = TRY(row.text("urgency")),
                      .reason = TRY(filled(row, "reason"))};
  const auto answers = TRY(row.table("answers"));
  for (const auto& question : answers.keys()) {
    situation.answers[question] = TRY(answers.text(question));
    if (!table.check_answers({{question, situation.answers[question]}})) return data_error(answers, question, "is no answer");
  }
  if (table.desk(situation.first) == nullptr) return data_error(row, "first", "names no desk");
  return situation;
}

}  // namespace

Result<std::vector<Situation>> read_situations(const TomlTable& root, const RoutingTable& table) {
  std::vector<Situation> situations;
  std::set<std::string> texts;
  for (const auto& row : TRY(root.tables("situations"))) {
    auto situation = TRY(read_situation(row, table));
    if (!texts.insert(situation.text).second) return data_error(row, "text", "stands twice");
    situations.push_back(std::move(situation));
  }
  return situations;
}

Trial try_situation(const RoutingTable& table, const Situation& situation) {
  Trial trial;
  Answers given;
  for (const auto& question : table.questions()) {
    if (!is_asked(question, given)) continue;
    const auto found = situation.answers.find(question.id);
    if (found != situation.answers.end() && offers(question, found->second)) {
      given.insert(*found);
    } else {
      trial.unanswered.push_back(question.id);
    }
  }
  for (const auto& [question, answer] : situation.answers) {
    if (!given.contains(question)) trial.not_asked.push_back(question);
  }
  const auto advice = advise(table, situation.answers);
  trial.row = advice.row;
  trial.first = advice.first.front().id;
  trial.urgency = name_of(advice.urgency);
  trial.is_as_expected =
      trial.unanswered.empty() && trial.not_asked.empty() && trial.first == situation.first && trial.urgency == situation.urgency;
  return trial;
}

}  // namespace dijkwacht::reports
