#include "cases/settlement_table.h"

#include <fmt/core.h>

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns = "SELECT settlement_id, case_id, track, state, chosen_at, ended_at FROM case_settlement";

Result<Settlement> settlement_of(const store::Row& row) {
  return Settlement{.id = row.id<SettlementId>(0),
                    .in = row.id<CaseId>(1),
                    .track = row.text(2),
                    .state = TRY(parse_settlement_state(row.text(3))),
                    .chosen_at = row.time(4),
                    .ended_at = row.optional_time(5)};
}

}  // namespace

Status insert_settlement(store::Transaction& transaction, const Settlement& settlement) {
  TRY(transaction.execute(
      "INSERT INTO case_settlement (settlement_id, case_id, track, state, chosen_at) VALUES ($1, $2, $3, $4, $5)",
      {settlement.id, settlement.in, settlement.track, name_of(settlement.state), settlement.chosen_at}));
  return {};
}

Result<std::optional<Settlement>> find_settlement(store::Transaction& transaction, const SettlementId& id) {
  static const auto sql = fmt::format("{} WHERE settlement_id = $1", kColumns);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(settlement_of(*row)));
}

Result<bool> end_settlement(store::Transaction& transaction, const SettlementId& id, SettlementState state, Time now) {
  return TRY(transaction.execute(
             "UPDATE case_settlement SET state = $2, ended_at = $3 WHERE settlement_id = $1 AND ended_at IS NULL",
             {id, name_of(state), now})) > 0;
}

Result<std::vector<Settlement>> settlements_of(store::Transaction& transaction, const CaseId& id) {
  static const auto sql = fmt::format("{} WHERE case_id = $1 ORDER BY chosen_at DESC, settlement_id LIMIT 200", kColumns);
  std::vector<Settlement> settlements;
  for (const auto& row : TRY(transaction.query(sql, {id}))) settlements.push_back(TRY(settlement_of(row)));
  return settlements;
}

Status insert_money(store::Transaction& transaction, const CaseId& id, MoneyKind kind, std::int64_t minor, Time now) {
  TRY(transaction.execute(
      "INSERT INTO case_money (number, case_id, kind, minor, at) VALUES ((SELECT COALESCE(MAX(number), 0) + 1 "
      "FROM case_money), $1, $2, $3, $4)",
      {id, name_of(kind), minor, now}));
  return {};
}

Result<CaseMoney> money_of(store::Transaction& transaction, const CaseId& id) {
  CaseMoney money;
  for (const auto& row :
       TRY(transaction.query("SELECT kind, SUM(minor) FROM case_money WHERE case_id = $1 GROUP BY kind", {id}))) {
    switch (TRY(parse_money_kind(row.text(0)))) {
      case MoneyKind::kHeld: money.held = row.integer(1); break;
      case MoneyKind::kRecalled: money.recalled = row.integer(1); break;
      case MoneyKind::kReturned: money.returned = row.integer(1); break;
    }
  }
  return money;
}

Status move_settlements(store::Transaction& transaction, const CaseId& from, const CaseId& to) {
  TRY(transaction.execute("UPDATE case_settlement SET case_id = $2 WHERE case_id = $1", {from, to}));
  TRY(transaction.execute("UPDATE case_money SET case_id = $2 WHERE case_id = $1", {from, to}));
  return {};
}

}  // namespace dijkwacht::cases
