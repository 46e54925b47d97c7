#include "barriers/hold_table.h"

#include <algorithm>
#include <string>

#include <fmt/core.h>

namespace dijkwacht::barriers {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, decision_id, rule, rule_version, signal_id, amount_minor, currency, owner, sender, reason_nl, "
    "reason_en, appeal_nl, appeal_en, placed_at, expires_at, state, release_reason, released_at, contact_name_nl, "
    "contact_name_en, contact_phone, contact_email, contact_page FROM hold";

std::string select(std::string_view condition) { return fmt::format("{} WHERE {}", kSelect, condition); }

Result<Hold> hold_of(const store::Row& row) {
  HoldContent content{.decision = row.id<DecisionId>(1),
                      .rule = row.text(2),
                      .rule_version = row.integer(3),
                      .signal = row.id<signals::SignalId>(4),
                      .amount = {row.integer(5), row.text(6)},
                      .owner = row.text(7),
                      .sender = row.text(8),
                      .contact = {{row.text(18), row.text(19)}, row.text(20), row.text(21), row.text(22)},
                      .reason = {row.text(9), row.text(10)},
                      .appeal = {row.text(11), row.text(12)},
                      .placed_at = row.time(13),
                      .expires_at = row.time(14)};
  const auto hold = TRY(Hold::create(row.id<HoldId>(0), std::move(content)));
  std::optional<ReleaseReason> reason;
  if (!row.is_null(16)) reason = TRY(parse_release_reason(row.text(16)));
  return hold.with_release(TRY(parse_hold_state(row.text(15))), reason, row.optional_time(17));
}

Result<std::vector<Hold>> all(Result<std::vector<store::Row>> found) {
  std::vector<Hold> holds;
  for (const auto& row : TRY(std::move(found))) holds.push_back(TRY(hold_of(row)));
  return holds;
}

Result<std::optional<Hold>> one(Result<std::vector<store::Row>> found) {
  auto holds = TRY(all(std::move(found)));
  if (holds.empty()) return std::nullopt;
  return std::optional(std::move(holds.front()));
}

Result<std::optional<RaisedObjection>> one_objection(Result<std::optional<store::Row>> found) {
  const auto row = TRY(std::move(found));
  if (!row) return std::nullopt;
  RaisedObjection objection{row->id<signals::ObjectionId>(0), row->id<HoldId>(1), row->time(2), std::nullopt,
                            row->optional_time(4)};
  if (!row->is_null(3)) objection.outcome = TRY(signals::event::parse_objection_outcome(row->text(3)));
  return std::optional(objection);
}

}  // namespace

Status insert(store::Transaction& transaction, const Hold& hold, ByteView code_hash) {
  const auto& content = hold.content();
  const auto& contact = content.contact;
  TRY(transaction.execute(
      "INSERT INTO hold (id, decision_id, rule, rule_version, signal_id, amount_minor, currency, owner, sender, reason_nl, "
      "reason_en, appeal_nl, appeal_en, placed_at, expires_at, code_hash, state, contact_name_nl, contact_name_en, "
      "contact_phone, contact_email, contact_page) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
      {hold.id(),
       content.decision,
       content.rule,
       content.rule_version,
       content.signal,
       content.amount.minor,
       content.amount.currency,
       content.owner,
       content.sender,
       content.reason.nl,
       content.reason.en,
       content.appeal.nl,
       content.appeal.en,
       content.placed_at,
       content.expires_at,
       code_hash,
       name_of(hold.state()),
       contact.name.nl,
       contact.name.en,
       contact.phone,
       contact.email,
       contact.page}));
  return {};
}

Status put_release(store::Transaction& transaction, const Hold& hold, std::string_view note) {
  const auto reason = hold.release_reason() ? store::Value(name_of(*hold.release_reason())) : store::Value();
  TRY(transaction.execute("UPDATE hold SET state = $2, release_reason = $3, released_at = $4, release_note = $5 WHERE id = $1",
                          {hold.id(), name_of(hold.state()), reason, hold.released_at(), note}));
  return {};
}

Result<std::optional<Hold>> find_hold(store::Transaction& transaction, const HoldId& id) {
  static const auto sql = select("id = $1");
  return one(transaction.query(sql, {id}));
}

Result<std::optional<Hold>> find_hold(store::Transaction& transaction, ByteView code_hash) {
  static const auto sql = select("code_hash = $1");
  return one(transaction.query(sql, {code_hash}));
}

Result<std::vector<Hold>> due_holds(store::Transaction& transaction, Time now, std::size_t limit) {
  static const auto sql = select("state = 'active' AND expires_at <= $1 ORDER BY expires_at, id LIMIT $2");
  return all(transaction.query(sql, {now, limit}));
}

Result<std::vector<Hold>> active_holds_on(store::Transaction& transaction, const signals::SignalId& signal) {
  static const auto sql = select("signal_id = $1 AND state = 'active' ORDER BY id");
  return all(transaction.query(sql, {signal}));
}

Result<std::vector<Hold>> newest_holds(store::Transaction& transaction, const HoldQuery& query) {
  constexpr store::PageKey kNewest{"placed_at", "id", store::Direction::kFalling};
  store::Where where;
  if (query.state) where.add("state = " + where.parameter(name_of(*query.state)));
  if (query.number) add_range(where, "id", *query.number);
  if (query.after) where.add_after(kNewest, query.after->time, query.after->id);
  const auto limit = where.parameter(std::min(query.limit, limits::kPageRowsMax));
  return all(
      transaction.query(fmt::format("{}{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limit), where.parameters()));
}

Status insert(store::Transaction& transaction, const RaisedObjection& objection) {
  TRY(transaction.execute("INSERT INTO hold_objection (id, hold_id, raised_at) VALUES ($1, $2, $3)",
                          {objection.id, objection.hold, objection.raised_at}));
  return {};
}

Result<bool> put_answer(store::Transaction& transaction, const signals::ObjectionId& id, signals::event::ObjectionOutcome outcome,
                        Time now) {
  return TRY(transaction.execute("UPDATE hold_objection SET outcome = $2, answered_at = $3 WHERE id = $1 AND outcome IS NULL",
                                 {id, signals::event::name_of(outcome), now})) > 0;
}

Result<std::optional<RaisedObjection>> find_objection(store::Transaction& transaction, const signals::ObjectionId& id) {
  return one_objection(
      transaction.query_one("SELECT id, hold_id, raised_at, outcome, answered_at FROM hold_objection WHERE id = $1", {id}));
}

Result<std::optional<RaisedObjection>> last_objection(store::Transaction& transaction, const HoldId& hold) {
  return one_objection(
      transaction.query_one("SELECT id, hold_id, raised_at, outcome, answered_at FROM hold_objection WHERE hold_id = $1 ORDER BY "
                            "raised_at DESC, id LIMIT 1",
                            {hold}));
}

}  // namespace dijkwacht::barriers
