#include "barriers/rule_life_table.h"

#include <fmt/core.h>

namespace dijkwacht::barriers {
namespace {

std::string select(std::string_view condition) {
  return fmt::format(
      "SELECT id, rule, version, from_state, to_state, reason, proposed_by, proposed_at, outcome, answered_by, answered_at FROM "
      "barrier_rule_change WHERE {}",
      condition);
}

Result<RuleChange> change_of(const store::Row& row) {
  return RuleChange{.id = row.id<RuleChangeId>(0),
                    .rule = row.text(1),
                    .version = row.integer(2),
                    .from = TRY(parse_rule_state(row.text(3))),
                    .to = TRY(parse_rule_state(row.text(4))),
                    .reason = row.text(5),
                    .proposed_by = row.text(6),
                    .proposed_at = row.time(7),
                    .outcome = TRY(parse_change_outcome(row.text(8))),
                    .answered_by = row.optional_text(9).value_or(""),
                    .answered_at = row.optional_time(10)};
}

Result<std::optional<RuleChange>> one(Result<std::optional<store::Row>> found) {
  const auto row = TRY(std::move(found));
  if (!row) return std::nullopt;
  return std::optional(TRY(change_of(*row)));
}

std::optional<std::string> maybe(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); }

}  // namespace

Result<std::map<RuleVersion, StandingRule>> read_states(store::Transaction& transaction) {
  std::map<RuleVersion, StandingRule> states;
  for (const auto& row : TRY(transaction.query("SELECT rule, version, state, since FROM barrier_rule_state", {}))) {
    states[{row.text(0), row.integer(1)}] = {TRY(parse_rule_state(row.text(2))), row.time(3)};
  }
  return states;
}

Status put_state(store::Transaction& transaction, const RuleVersion& rule, const StandingRule& standing) {
  TRY(
      transaction.execute("INSERT INTO barrier_rule_state (rule, version, state, since) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (rule, version) DO UPDATE SET state = $3, since = $4",
                          {rule.first, rule.second, name_of(standing.state), standing.since}));
  return {};
}

Status insert(store::Transaction& transaction, const RuleChange& change) {
  TRY(transaction.execute(
      "INSERT INTO barrier_rule_change (id, rule, version, from_state, to_state, reason, proposed_by, "
      "proposed_at, outcome, answered_by, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
      {change.id, change.rule, change.version, name_of(change.from), name_of(change.to), change.reason, change.proposed_by,
       change.proposed_at, name_of(change.outcome), maybe(change.answered_by), change.answered_at}));
  return {};
}

Result<bool> put_answer(store::Transaction& transaction, const RuleChange& change) {
  return TRY(transaction.execute(
             "UPDATE barrier_rule_change SET outcome = $2, answered_by = $3, answered_at = $4 WHERE id = $1 AND outcome = $5",
             {change.id, name_of(change.outcome), change.answered_by, change.answered_at, name_of(ChangeOutcome::kOpen)})) > 0;
}

Result<std::optional<RuleChange>> find_change(store::Transaction& transaction, const RuleChangeId& id) {
  static const auto sql = select("id = $1");
  return one(transaction.query_one(sql, {id}));
}

Result<std::optional<RuleChange>> open_change(store::Transaction& transaction, std::string_view rule) {
  static const auto sql = select("rule = $1 AND outcome = $2");
  return one(transaction.query_one(sql, {rule, name_of(ChangeOutcome::kOpen)}));
}

Result<std::vector<RuleChange>> changes_of(store::Transaction& transaction, std::string_view rule, std::size_t limit) {
  static const auto sql = select("rule = $1 ORDER BY proposed_at DESC, id DESC LIMIT $2");
  std::vector<RuleChange> changes;
  for (const auto& row : TRY(transaction.query(sql, {rule, limit}))) changes.push_back(TRY(change_of(row)));
  return changes;
}

Result<std::map<ConsequenceKind, std::int64_t>> count_consequences(store::Transaction& transaction, const RuleVersion& rule) {
  std::map<ConsequenceKind, std::int64_t> counts;
  for (const auto& row :
       TRY(transaction.query("SELECT kind, count(*) FROM rule_consequence WHERE rule = $1 AND version = $2 GROUP BY kind",
                             {rule.first, rule.second}))) {
    counts[TRY(parse_consequence(row.text(0)))] = row.integer(1);
  }
  return counts;
}

}  // namespace dijkwacht::barriers
