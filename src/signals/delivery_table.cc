#include "signals/delivery_table.h"

#include <string>

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

std::string select(std::string_view rest) {
  return fmt::format(
      "SELECT d.signal_id, d.partner, d.revision, d.event_id, d.sent_at, d.acknowledged_at, d.withdrawal_sent_at, "
      "d.withdrawal_acknowledged_at "
      "FROM signal_delivery d {}",
      rest);
}

/// Deliveries `d` of signals `s` that their partner has not confirmed as the signal stands now, and since when it has to.
constexpr std::string_view kIsUnconfirmed =
    "((s.state = 'shared' AND d.acknowledged_at IS NULL) OR (s.state <> 'shared' AND d.withdrawal_acknowledged_at IS NULL))";
constexpr std::string_view kWaitsSince =
    "(CASE WHEN s.state = 'shared' THEN d.sent_at ELSE COALESCE(d.withdrawal_sent_at, d.withdrawal_owed_at, d.sent_at) END)";

Result<std::vector<Delivery>> all(Result<std::vector<store::Row>> found) {
  std::vector<Delivery> deliveries;
  for (const auto& row : TRY(std::move(found))) {
    const auto event = row.is_null(3) ? std::nullopt : std::optional(row.id<store::EventId>(3));
    deliveries.push_back({row.id<SignalId>(0), row.text(1), row.integer(2), event, row.time(4), row.optional_time(5),
                          row.optional_time(6), row.optional_time(7)});
  }
  return deliveries;
}

}  // namespace

Status note_sent(store::Transaction& transaction, const SignalId& signal, std::string_view partner, std::int64_t revision,
                 const std::optional<store::EventId>& event, Time now) {
  TRY(transaction.execute(
      "INSERT INTO signal_delivery (signal_id, partner, revision, sent_at, event_id) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (signal_id, partner) DO UPDATE SET revision = excluded.revision, sent_at = excluded.sent_at, event_id = "
      "excluded.event_id, "
      "acknowledged_at = NULL, withdrawal_owed_at = NULL, withdrawal_sent_at = NULL, withdrawal_acknowledged_at = NULL",
      {signal, partner, revision, now, event}));
  return {};
}

Status note_withdrawal_sent(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                            std::int64_t revision, Time now) {
  TRY(transaction.execute(
      "UPDATE signal_delivery SET revision = $3, withdrawal_sent_at = $4, withdrawal_owed_at = NULL WHERE signal_id = $1 AND "
      "partner = $2",
      {signal, partner, revision, now}));
  return {};
}

Status note_withdrawal_owed(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now) {
  TRY(transaction.execute("UPDATE signal_delivery SET withdrawal_owed_at = $3 WHERE signal_id = $1 AND partner = $2",
                          {signal, partner, now}));
  return {};
}

Result<bool> note_acknowledged(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now) {
  return TRY(transaction.execute(
             "UPDATE signal_delivery SET acknowledged_at = $3 WHERE signal_id = $1 AND partner = $2 AND acknowledged_at IS NULL",
             {signal, partner, now})) > 0;
}

Result<bool> note_removed(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                          std::int64_t revision, Time now) {
  return TRY(transaction.execute(
             "UPDATE signal_delivery SET withdrawal_acknowledged_at = $4 WHERE signal_id = $1 AND partner = $2 AND revision = $3 "
             "AND withdrawal_sent_at IS NOT NULL AND withdrawal_acknowledged_at IS NULL",
             {signal, partner, revision, now})) > 0;
}

Status note_acted(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now) {
  TRY(transaction.execute("UPDATE signal_delivery SET acted_at = $3 WHERE signal_id = $1 AND partner = $2 AND acted_at IS NULL",
                          {signal, partner, now}));
  return {};
}

Result<std::vector<Delivery>> deliveries_of(store::Transaction& transaction, const SignalId& signal) {
  static const auto sql = select("WHERE d.signal_id = $1 ORDER BY d.partner");
  return all(transaction.query(sql, {signal}));
}

Result<std::vector<Delivery>> outstanding_deliveries(store::Transaction& transaction, std::size_t limit) {
  static const auto sql = select(fmt::format(
      "JOIN signal s ON s.id = d.signal_id WHERE {} ORDER BY {}, d.signal_id, d.partner LIMIT $1", kIsUnconfirmed, kWaitsSince));
  return all(transaction.query(sql, {limit}));
}

Result<std::vector<PartnerDeliveries>> deliveries_by_partner(store::Transaction& transaction) {
  static const auto sql = fmt::format(
      "SELECT d.partner, SUM(CASE WHEN s.state = 'shared' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN s.state = 'shared' AND d.acknowledged_at IS NOT NULL THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN d.acted_at IS NOT NULL THEN 1 ELSE 0 END), SUM(CASE WHEN s.state <> 'shared' THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN s.state <> 'shared' AND d.withdrawal_acknowledged_at IS NOT NULL THEN 1 ELSE 0 END), "
      "SUM(CASE WHEN d.withdrawal_owed_at IS NOT NULL THEN 1 ELSE 0 END), MIN(CASE WHEN {} THEN {} END) "
      "FROM signal_delivery d JOIN signal s ON s.id = d.signal_id GROUP BY d.partner ORDER BY d.partner",
      kIsUnconfirmed, kWaitsSince);
  std::vector<PartnerDeliveries> partners;
  for (const auto& row : TRY(transaction.query(sql, {}))) {
    partners.push_back({.partner = row.text(0),
                        .sent = row.integer(1),
                        .acknowledged = row.integer(2),
                        .acted = row.integer(3),
                        .withdrawn = row.integer(4),
                        .removed = row.integer(5),
                        .owed = row.integer(6),
                        .waits_since = row.optional_time(7)});
  }
  return partners;
}

Result<std::vector<Delivery>> owed_withdrawals(store::Transaction& transaction, const std::optional<Delivery>& after,
                                               std::size_t limit) {
  static const auto first = select("WHERE d.withdrawal_owed_at IS NOT NULL ORDER BY d.signal_id, d.partner LIMIT $1");
  static const auto next = select(
      "WHERE d.withdrawal_owed_at IS NOT NULL AND (d.signal_id > $2 OR (d.signal_id = $2 AND d.partner > $3)) "
      "ORDER BY d.signal_id, d.partner LIMIT $1");
  return after ? all(transaction.query(next, {limit, after->signal, after->partner})) : all(transaction.query(first, {limit}));
}

Result<bool> owes_withdrawals(store::Transaction& transaction, std::string_view partner) {
  return TRY(transaction.query_one("SELECT 1 FROM signal_delivery WHERE partner = $1 AND withdrawal_owed_at IS NOT NULL LIMIT 1",
                                   {partner}))
      .has_value();
}

}  // namespace dijkwacht::signals
