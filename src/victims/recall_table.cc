#include "victims/recall_table.h"

#include <algorithm>

#include <fmt/core.h>

namespace dijkwacht::victims {
namespace {

constexpr int kSealedVersion = 1;
constexpr std::string_view kSelect =
    "SELECT id, transaction_id, settled_on, amount_minor, currency, state, created, answered_at, returned_minor, reason, "
    "answer_id FROM recall";

Result<Recall> recall_of(const store::Row& row) {
  const auto& currency = row.text(4);
  Recall recall{
      .id = row.id<RecallId>(0),
      .facts = {.transaction_id = row.text(1), .settled_on = TRY(parse_date(row.text(2))), .amount = {row.integer(3), currency}},
      .state = TRY(parse_recall_state(row.text(5))),
      .created = row.time(6),
      .answered_at = row.optional_time(7),
      .returned = {},
      .reason = row.text(9),
      .answer_id = row.text(10)};
  if (!row.is_null(8)) recall.returned = Money{row.integer(8), currency};
  return recall;
}

Result<std::vector<Recall>> all(Result<std::vector<store::Row>> found) {
  std::vector<Recall> recalls;
  for (const auto& row : TRY(std::move(found))) recalls.push_back(TRY(recall_of(row)));
  return recalls;
}

/// People type a number; payment systems know their own reference, which may look like one.
std::string found_by(store::Where& where, const std::string& typed) {
  const auto reference = fmt::format("transaction_id = {}", where.parameter(typed));
  const auto number = parse_recall_number(typed);
  if (!number) return reference;
  return fmt::format("({} OR (id >= {} AND id < {}))", reference, where.parameter(number->first), where.parameter(number->past));
}

}  // namespace

Status insert(store::Transaction& transaction, const Recall& recall, const crypto::WrappedPart& sealed) {
  const auto added = TRY(transaction.execute(
      "INSERT INTO recall (id, transaction_id, settled_on, amount_minor, currency, state, created, reason, answer_id, wrap, "
      "nonce, ciphertext) VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', $8, $9, $10) ON CONFLICT (transaction_id) DO NOTHING",
      {recall.id, recall.facts.transaction_id, date_text(recall.facts.settled_on), recall.facts.amount.minor,
       recall.facts.amount.currency, name_of(recall.state), recall.created, sealed.wrap, sealed.compartment.nonce,
       sealed.compartment.ciphertext}));
  if (added == 0) return fail(ErrorCode::kConflict, "this payment is being recalled already", "transactionId");
  return {};
}

Status close(store::Transaction& transaction, const Recall& recall, RecallState before) {
  const auto returned = recall.returned ? store::Value(recall.returned->minor) : store::Value();
  const auto changed = TRY(transaction.execute(
      "UPDATE recall SET state = $2, answered_at = $3, returned_minor = $4, reason = $5, answer_id = $6, wrap = NULL, nonce = "
      "NULL, ciphertext = NULL WHERE id = $1 AND state = $7",
      {recall.id, name_of(recall.state), recall.answered_at, returned, recall.reason, recall.answer_id, name_of(before)}));
  if (changed == 0) return fail(ErrorCode::kConflict, "another answer on this recall came first; look again");
  return {};
}

Result<Recall> read_recall(store::Transaction& transaction, const RecallId& id) {
  static const auto sql = fmt::format("{} WHERE id = $1", kSelect);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return fail(ErrorCode::kNotFound, "there is no such recall");
  return recall_of(*row);
}

Result<std::optional<Recall>> find_recall(store::Transaction& transaction, std::string_view transaction_id) {
  static const auto sql = fmt::format("{} WHERE transaction_id = $1", kSelect);
  const auto row = TRY(transaction.query_one(sql, {transaction_id}));
  if (!row) return std::nullopt;
  return TRY(recall_of(*row));
}

Result<std::vector<Recall>> open_until(store::Transaction& transaction, Time until, std::size_t limit) {
  static const auto sql = fmt::format("{} WHERE state = 'open' AND created <= $1 ORDER BY created, id LIMIT $2", kSelect);
  return all(transaction.query(sql, {until, limit}));
}

std::string recall_context(const RecallId& recall) {
  return crypto::compartment_context(recall.text(), "recall", kSealedVersion);
}

Result<std::optional<crypto::WrappedPart>> find_sealed(store::Transaction& transaction, const RecallId& recall) {
  const auto row =
      TRY(transaction.query_one("SELECT wrap, nonce, ciphertext FROM recall WHERE id = $1 AND ciphertext IS NOT NULL", {recall}));
  if (!row) return std::nullopt;
  return std::optional(crypto::WrappedPart{.wrap = row->bytes(0),
                                           .compartment = {.nonce = row->bytes(1), .ciphertext = row->bytes(2)},
                                           .context = recall_context(recall)});
}

Result<std::vector<Recall>> newest_recalls(store::Transaction& transaction, const RecallQuery& query) {
  constexpr store::PageKey kNewest{"created", "id", store::Direction::kFalling};
  store::Where where;
  if (query.state) where.add("state = " + where.parameter(name_of(*query.state)));
  if (!query.typed.empty()) where.add(found_by(where, query.typed));
  if (query.after) where.add_after(kNewest, query.after->time, query.after->id);
  const auto limit = where.parameter(std::min(query.limit, limits::kPageRowsMax));
  return all(
      transaction.query(fmt::format("{}{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limit), where.parameters()));
}

Result<std::vector<RecallTotal>> recall_totals(store::Transaction& transaction) {
  std::vector<RecallTotal> totals;
  const auto rows = TRY(transaction.query(
      "SELECT state, count(*), sum(amount_minor), coalesce(sum(returned_minor), 0) FROM recall GROUP BY state ORDER BY state",
      {}));
  for (const auto& row : rows) {
    totals.push_back({.state = TRY(parse_recall_state(row.text(0))),
                      .count = row.integer(1),
                      .paid = row.integer(2),
                      .returned = row.integer(3)});
  }
  return totals;
}

}  // namespace dijkwacht::victims
