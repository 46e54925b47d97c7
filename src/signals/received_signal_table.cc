#include "signals/received_signal_table.h"

#include <string>

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

constexpr std::string_view kSelect =
    "SELECT signal_id, sender, revision, owner, data_class, type, token, sealed, value, listing, rule, rule_revision, lease_ms, "
    "verdict, confidence, fraud_type, role, valid_until, shared_at, received_at FROM received_signal";

std::string select(std::string_view condition) { return fmt::format("{} WHERE state = 'active' AND {}", kSelect, condition); }

Result<ReceivedSignal> copy_of(const store::Row& row) {
  ReceivedSignal copy;
  copy.id = row.id<SignalId>(0);
  copy.sender = row.text(1);
  copy.revision = row.integer(2);
  copy.owner = row.text(3);
  copy.data_class = TRY(policy::parse_data_class(row.text(4)));
  copy.type = row.text(5);
  copy.token = TRY(crypto::Token::from_bytes(row.bytes(6)));
  if (!row.is_null(7)) copy.sealed = row.bytes(7);
  copy.value = row.optional_text(8);
  copy.listing = TRY(parse_listing(row.text(9)));
  copy.rule = {row.text(10), static_cast<int>(row.integer(11)), Duration(row.integer(12))};
  copy.opinion = {TRY(parse_verdict(row.text(13))), static_cast<int>(row.integer(14)), row.text(15), row.text(16), row.time(17)};
  copy.shared_at = row.time(18);
  copy.received_at = row.time(19);
  return copy;
}

Result<std::vector<ReceivedSignal>> all(Result<std::vector<store::Row>> found) {
  std::vector<ReceivedSignal> copies;
  for (const auto& row : TRY(std::move(found))) copies.push_back(TRY(copy_of(row)));
  return copies;
}

}  // namespace

Result<std::optional<CopyVersion>> find_version(store::Transaction& transaction, const SignalId& id) {
  const auto row =
      TRY(transaction.query_one("SELECT sender, revision, state, token FROM received_signal WHERE signal_id = $1", {id}));
  if (!row) return std::nullopt;
  CopyVersion version{row->text(0), row->integer(1), TRY(parse_copy_state(row->text(2))), std::nullopt};
  if (!row->is_null(3)) version.token = TRY(crypto::Token::from_bytes(row->bytes(3)));
  return std::optional(version);
}

Status put(store::Transaction& transaction, const ReceivedSignal& copy) {
  const auto sealed = copy.value ? store::Value() : store::Value(copy.sealed);
  TRY(transaction.execute(
      "INSERT INTO received_signal (signal_id, sender, revision, state, owner, data_class, type, token, sealed, value, listing, "
      "rule, "
      "rule_revision, lease_ms, verdict, confidence, fraud_type, role, valid_until, shared_at, received_at) "
      "VALUES ($1, $2, $3, 'active', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) "
      "ON CONFLICT (signal_id) DO UPDATE SET sender = excluded.sender, revision = excluded.revision, state = excluded.state, "
      "owner = excluded.owner, data_class = excluded.data_class, type = excluded.type, token = excluded.token, "
      "sealed = excluded.sealed, value = excluded.value, listing = excluded.listing, rule = excluded.rule, "
      "rule_revision = excluded.rule_revision, lease_ms = excluded.lease_ms, verdict = excluded.verdict, "
      "confidence = excluded.confidence, fraud_type = excluded.fraud_type, role = excluded.role, "
      "valid_until = excluded.valid_until, shared_at = excluded.shared_at, received_at = excluded.received_at",
      {copy.id,
       copy.sender,
       copy.revision,
       copy.owner,
       policy::code_of(copy.data_class),
       copy.type,
       ByteView(copy.token.bytes),
       sealed,
       copy.value,
       name_of(copy.listing),
       copy.rule.id,
       copy.rule.revision,
       std::int64_t{copy.rule.lease.count()},
       name_of(copy.opinion.verdict),
       copy.opinion.confidence,
       copy.opinion.fraud_type,
       copy.opinion.role,
       copy.opinion.valid_until,
       copy.shared_at,
       copy.received_at}));
  return {};
}

Status put_mark(store::Transaction& transaction, const SignalId& id, std::string_view sender, std::int64_t revision,
                CopyState state, Time now) {
  TRY(transaction.execute("DELETE FROM received_signal WHERE signal_id = $1", {id}));
  TRY(transaction.execute(
      "INSERT INTO received_signal (signal_id, sender, revision, state, received_at) VALUES ($1, $2, $3, $4, $5)",
      {id, sender, revision, name_of(state), now}));
  return {};
}

Result<std::vector<ReceivedSignal>> active_copies(store::Transaction& transaction, const crypto::Token& token) {
  static const auto sql = select("token = $1 ORDER BY signal_id");
  return all(transaction.query(sql, {ByteView(token.bytes)}));
}

Result<bool> has_active_copy(store::Transaction& transaction, const crypto::Token& token) {
  return TRY(transaction.query_one("SELECT 1 FROM received_signal WHERE token = $1 AND state = 'active' LIMIT 1",
                                   {ByteView(token.bytes)}))
      .has_value();
}

Result<std::vector<crypto::Token>> active_tokens(store::Transaction& transaction) {
  std::vector<crypto::Token> tokens;
  TRY(transaction.for_each("SELECT token FROM received_signal WHERE state = 'active'", {}, [&](const store::Row& row) -> Status {
    tokens.push_back(TRY(crypto::Token::from_bytes(row.bytes(0))));
    return {};
  }));
  return tokens;
}

Result<std::vector<ReceivedSignal>> newest_copies(store::Transaction& transaction, const CopyQuery& query) {
  constexpr store::PageKey kNewest{"received_at", "signal_id", store::Direction::kFalling};
  store::Where where;
  where.add("state = 'active'");
  if (query.number) add_range(where, "signal_id", *query.number);
  if (!query.name_part.empty()) where.add(store::contains("value", where, query.name_part));
  if (query.after) where.add_after(kNewest, query.after->time, query.after->id);
  const auto limit = where.parameter(query.limit);
  return all(
      transaction.query(fmt::format("{}{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limit), where.parameters()));
}

Result<std::optional<ReceivedSignal>> find_copy(store::Transaction& transaction, const SignalId& id) {
  static const auto sql = select("signal_id = $1");
  auto copies = TRY(all(transaction.query(sql, {id})));
  if (copies.empty()) return std::nullopt;
  return std::optional(std::move(copies.front()));
}

}  // namespace dijkwacht::signals
