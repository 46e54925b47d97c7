#include "barriers/decision_table.h"

#include <fmt/core.h>

#include "base/json.h"

namespace dijkwacht::barriers {
namespace {

std::string select(std::string_view condition) {
  return fmt::format(
      "SELECT d.id, d.principal, d.idempotency_key, d.request_token, d.action, d.rules, d.facts, d.answer, d.hold_id, d.nonce, "
      "d.ciphertext, d.created, d.erased_at, k.wrap, d.has_consequences FROM decision d LEFT JOIN decision_key k ON "
      "k.decision_id = d.id WHERE {}",
      condition);
}

std::string asked_text(const StoredDecision& decision) {
  JsonWriter json;
  json.array([&] {
    for (const auto& rule : decision.rules) {
      json.object([&] {
        json.member("id", rule.id);
        json.member("version", rule.version);
        json.member("state", name_of(rule.state));
        if (rule.is_held_out) json.member("heldOut", true);
      });
    }
  });
  return json.take();
}

/// Before rules had states, those that were asked were active.
Result<std::vector<AskedRule>> read_asked(std::string_view text) {
  const auto document = TRY(JsonDocument::parse(text));
  std::vector<AskedRule> asked;
  for (const auto& value : TRY(document.root().array())) {
    asked.push_back({.id = std::string(TRY(value.string("id"))),
                     .version = TRY(value.integer("version")),
                     .state = TRY(parse_rule_state(TRY(value.string_or("state", name_of(RuleState::kActive))))),
                     .is_held_out = TRY(value.boolean_or("heldOut", false))});
  }
  return asked;
}

Result<std::optional<StoredDecision>> one(Result<std::optional<store::Row>> found) {
  const auto row = TRY(std::move(found));
  if (!row) return std::nullopt;
  StoredDecision decision;
  decision.id = row->id<DecisionId>(0);
  decision.principal = row->text(1);
  decision.idempotency_key = row->text(2);
  if (!row->is_null(3)) decision.request = TRY(crypto::Token::from_bytes(row->bytes(3)));
  decision.action = TRY(parse_action(row->text(4)));
  decision.rules = TRY(read_asked(row->text(5)));
  decision.facts = row->text(6);
  decision.answer = row->text(7);
  decision.hold = row->id<HoldId>(8);
  if (!row->is_null(10)) decision.input = {row->bytes(9), row->bytes(10)};
  decision.created = row->time(11);
  decision.erased_at = row->optional_time(12);
  if (!row->is_null(13)) decision.wrap = row->bytes(13);
  decision.has_consequences = row->flag(14);
  return std::optional(std::move(decision));
}

}  // namespace

Result<bool> insert(store::Transaction& transaction, const StoredDecision& decision) {
  const auto rows = TRY(transaction.execute(
      "INSERT INTO decision (id, principal, idempotency_key, request_token, action, rules, facts, answer, hold_id, nonce, "
      "ciphertext, "
      "created, has_consequences) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) ON CONFLICT (principal, "
      "idempotency_key) DO NOTHING",
      {decision.id, decision.principal, decision.idempotency_key, ByteView(decision.request.bytes), name_of(decision.action),
       asked_text(decision), decision.facts, decision.answer, decision.hold, decision.input.nonce, decision.input.ciphertext,
       decision.created}));
  if (rows == 0) return false;
  TRY(transaction.execute("INSERT INTO decision_key (decision_id, wrap) VALUES ($1, $2)", {decision.id, decision.wrap}));
  return true;
}

Result<std::optional<StoredDecision>> find_decision(store::Transaction& transaction, const DecisionId& id) {
  static const auto sql = select("d.id = $1");
  return one(transaction.query_one(sql, {id}));
}

Result<std::optional<StoredDecision>> find_decision(store::Transaction& transaction, std::string_view principal,
                                                    std::string_view key) {
  static const auto sql = select("d.principal = $1 AND d.idempotency_key = $2");
  return one(transaction.query_one(sql, {principal, key}));
}

Status insert(store::Transaction& transaction, const DecisionId& id, const Consequence& consequence) {
  TRY(transaction.execute("INSERT INTO rule_consequence (decision_id, rule, version, kind) VALUES ($1, $2, $3, $4)",
                          {id, consequence.rule, consequence.version, name_of(consequence.kind)}));
  return {};
}

Result<std::vector<Consequence>> consequences_of(store::Transaction& transaction, const DecisionId& id) {
  std::vector<Consequence> found;
  for (const auto& row :
       TRY(transaction.query("SELECT rule, version, kind FROM rule_consequence WHERE decision_id = $1 ORDER BY rule", {id}))) {
    found.push_back({row.text(0), row.integer(1), TRY(parse_consequence(row.text(2)))});
  }
  return found;
}

Result<bool> erase_input(store::Transaction& transaction, const DecisionId& id, Time now) {
  TRY(transaction.execute("DELETE FROM decision_key WHERE decision_id = $1", {id}));
  return TRY(transaction.execute(
             "UPDATE decision SET nonce = NULL, ciphertext = NULL, request_token = NULL, erased_at = $2 WHERE id = "
             "$1 AND erased_at IS NULL",
             {id, now})) > 0;
}

Status keep_rule(store::Transaction& transaction, const Rule& rule, Time now) {
  const auto content = rule_text(rule);
  TRY(
      transaction.execute("INSERT INTO barrier_rule (id, version, content, first_used) VALUES ($1, $2, $3, $4) "
                          "ON CONFLICT (id, version) DO NOTHING",
                          {rule.id, rule.version, content, now}));
  const auto kept =
      TRY(transaction.query_one("SELECT content FROM barrier_rule WHERE id = $1 AND version = $2", {rule.id, rule.version}));
  if (kept && kept->text(0) == content) return {};
  return fail(ErrorCode::kFailedPrecondition,
              fmt::format("barrier rule {} was changed without a new version: give it version {}", rule.id, rule.version + 1),
              rule.id);
}

Result<Rule> kept_rule(store::Transaction& transaction, std::string_view id, std::int64_t version) {
  const auto row = TRY(transaction.query_one("SELECT content FROM barrier_rule WHERE id = $1 AND version = $2", {id, version}));
  if (!row) return fail(ErrorCode::kDataCorrupt, fmt::format("barrier rule {} version {} was not kept", id, version));
  return read_rule(row->text(0));
}

}  // namespace dijkwacht::barriers
