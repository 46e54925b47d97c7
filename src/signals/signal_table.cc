#include "signals/signal_table.h"

#include <string>

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, indicator_id, opinion_id, owner, listing, state, revision, rule, rule_revision, lease_ms, withdrawn_because, "
    "shared_at, changed_at";

std::string select(std::string_view condition) { return fmt::format("{} FROM signal WHERE {}", kSelect, condition); }

Result<Signal> signal_of(const store::Row& row) {
  Signal signal;
  signal.id = row.id<SignalId>(0);
  signal.indicator = row.id<IndicatorId>(1);
  signal.opinion = row.id<OpinionId>(2);
  signal.owner = row.text(3);
  signal.listing = TRY(parse_listing(row.text(4)));
  signal.state = TRY(parse_signal_state(row.text(5)));
  signal.revision = row.integer(6);
  signal.rule = {row.text(7), static_cast<int>(row.integer(8)), Duration(row.integer(9))};
  if (!row.is_null(10)) signal.withdrawn_because = TRY(parse_withdrawal_reason(row.text(10)));
  signal.shared_at = row.optional_time(11);
  signal.changed_at = row.time(12);
  return signal;
}

Result<std::vector<Signal>> all(Result<std::vector<store::Row>> found) {
  const auto rows = TRY(std::move(found));
  std::vector<Signal> signals;
  signals.reserve(rows.size());
  for (const auto& row : rows) signals.push_back(TRY(signal_of(row)));
  return signals;
}

Result<std::optional<Signal>> one(Result<std::vector<store::Row>> found) {
  auto signals = TRY(all(std::move(found)));
  if (signals.empty()) return std::nullopt;
  return std::optional(std::move(signals.front()));
}

}  // namespace

Status put(store::Transaction& transaction, const Signal& signal) {
  const auto because = signal.withdrawn_because ? store::Value(name_of(*signal.withdrawn_because)) : store::Value();
  TRY(transaction.execute(
      "INSERT INTO signal (id, indicator_id, opinion_id, owner, listing, state, revision, rule, rule_revision, lease_ms, "
      "withdrawn_because, shared_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) "
      "ON CONFLICT (id) DO UPDATE SET opinion_id = excluded.opinion_id, state = excluded.state, revision = excluded.revision, "
      "rule = excluded.rule, rule_revision = excluded.rule_revision, lease_ms = excluded.lease_ms, "
      "withdrawn_because = excluded.withdrawn_because, shared_at = excluded.shared_at, changed_at = excluded.changed_at",
      {signal.id, signal.indicator, signal.opinion, signal.owner, name_of(signal.listing), name_of(signal.state), signal.revision,
       signal.rule.id, signal.rule.revision, std::int64_t{signal.rule.lease.count()}, because, signal.shared_at,
       signal.changed_at}));
  return {};
}

Result<std::optional<Signal>> find_signal(store::Transaction& transaction, const SignalId& id) {
  static const auto sql = select("id = $1");
  return one(transaction.query(sql, {id}));
}

Result<std::optional<Signal>> find_signal(store::Transaction& transaction, const IndicatorId& indicator, std::string_view owner,
                                          Listing listing) {
  static const auto sql = select("indicator_id = $1 AND owner = $2 AND listing = $3");
  return one(transaction.query(sql, {indicator, owner, name_of(listing)}));
}

Result<std::vector<Signal>> signals_of(store::Transaction& transaction, const IndicatorId& indicator) {
  static const auto sql = select("indicator_id = $1 ORDER BY id");
  return all(transaction.query(sql, {indicator}));
}

Result<std::vector<Signal>> signals_of(store::Transaction& transaction, const OpinionId& opinion) {
  static const auto sql = select("opinion_id = $1 ORDER BY id");
  return all(transaction.query(sql, {opinion}));
}

Result<std::vector<Signal>> shared_under(store::Transaction& transaction, std::string_view rule, const SignalId& after,
                                         std::size_t limit) {
  static const auto sql = select("rule = $1 AND state = 'shared' AND id > $2 ORDER BY id LIMIT $3");
  return all(transaction.query(sql, {rule, after, limit}));
}

Result<std::vector<Signal>> list_signals(store::Transaction& transaction, std::optional<SignalState> state, const SignalId& after,
                                         std::size_t limit) {
  static const auto all_sql = select("id > $1 ORDER BY id LIMIT $2");
  static const auto state_sql = select("id > $1 AND state = $3 ORDER BY id LIMIT $2");
  if (!state) return all(transaction.query(all_sql, {after, limit}));
  return all(transaction.query(state_sql, {after, limit, name_of(*state)}));
}

Result<std::vector<Signal>> newest_signals(store::Transaction& transaction, std::optional<SignalState> state,
                                           const std::optional<SignalCursor>& after, std::size_t limit) {
  constexpr store::PageKey kNewest{"changed_at", "id", store::Direction::kFalling};
  store::Where where;
  // In clear, so that the index of what is not shared fits.
  if (state && *state != SignalState::kShared) where.add("state <> 'shared'");
  if (state) where.add("state = " + where.parameter(name_of(*state)));
  if (after) where.add_after(kNewest, after->time, after->id);
  const auto limited = where.parameter(limit);
  return all(transaction.query(fmt::format("{} FROM signal{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limited),
                               where.parameters()));
}

Result<std::vector<ListedPair>> listed_pairs(store::Transaction& transaction, std::size_t limit) {
  std::vector<ListedPair> pairs;
  // The CASE keeps the index on listing and state away from `block`: by it every allowed name would be held against the whole
  // block-list (a minute for 14,000 names), where its own registrable domain finds the few that touch it.
  TRY(transaction.for_each(
      "SELECT allow.id, allow.owner, allowed.value, allowed.registrable, block.id, block.owner, blocked.value, "
      "blocked.registrable "
      "FROM signal allow JOIN indicator allowed ON allowed.id = allow.indicator_id "
      "JOIN indicator blocked ON blocked.registrable = allowed.registrable JOIN signal block ON block.indicator_id = blocked.id "
      "WHERE allow.listing = 'allow' AND allow.state = 'shared' "
      "AND CASE block.listing WHEN 'block' THEN block.state END = 'shared' "
      "ORDER BY blocked.value, allowed.value, block.id, allow.id LIMIT $1",
      {limit}, [&](const store::Row& row) -> Status {
        pairs.push_back({.block = {row.id<SignalId>(4), row.text(5), row.text(6), row.text(7)},
                         .allow = {row.id<SignalId>(0), row.text(1), row.text(2), row.text(3)}});
        return {};
      }));
  return pairs;
}

}  // namespace dijkwacht::signals
