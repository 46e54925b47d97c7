#include "signals/objection_table.h"

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

Result<Objection> objection_of(const store::Row& row) {
  Objection objection{row.id<ObjectionId>(0),
                      row.id<SignalId>(1),
                      row.text(2),
                      row.text(3),
                      row.bytes(4),
                      row.time(5),
                      std::nullopt,
                      "",
                      std::nullopt};
  if (!row.is_null(6)) objection.outcome = TRY(event::parse_objection_outcome(row.text(6)));
  objection.answer = row.optional_text(7).value_or("");
  objection.answered_at = row.optional_time(8);
  return objection;
}

}  // namespace

Result<bool> insert(store::Transaction& transaction, const Objection& objection) {
  return TRY(transaction.execute(
             "INSERT INTO objection (id, signal_id, hold_id, partner, sealed, received_at) VALUES ($1, $2, $3, $4, $5, $6) "
             "ON CONFLICT (id) DO NOTHING",
             {objection.id, objection.signal, objection.hold, objection.partner, objection.sealed, objection.received_at})) > 0;
}

Result<bool> put_answer(store::Transaction& transaction, const ObjectionId& id, event::ObjectionOutcome outcome,
                        std::string_view answer, Time now) {
  return TRY(transaction.execute(
             "UPDATE objection SET outcome = $2, answer = $3, answered_at = $4 WHERE id = $1 AND outcome IS NULL",
             {id, event::name_of(outcome), answer, now})) > 0;
}

Result<std::optional<Objection>> find_objection(store::Transaction& transaction, const ObjectionId& id) {
  const auto row = TRY(transaction.query_one(
      "SELECT id, signal_id, hold_id, partner, sealed, received_at, outcome, answer, answered_at FROM objection WHERE id = $1",
      {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(objection_of(*row)));
}

Result<std::vector<Objection>> list_objections(store::Transaction& transaction, const std::optional<ObjectionCursor>& after,
                                               std::size_t limit) {
  constexpr store::PageKey kNewest{"received_at", "id", store::Direction::kFalling};
  store::Where where;
  if (after) where.add_after(kNewest, after->time, after->id);
  const auto limited = where.parameter(limit);
  const auto rows = TRY(transaction.query(
      fmt::format(
          "SELECT id, signal_id, hold_id, partner, sealed, received_at, outcome, answer, answered_at FROM objection{}{} LIMIT {}",
          where.text(), kNewest.order_by(), limited),
      where.parameters()));
  std::vector<Objection> objections;
  for (const auto& row : rows) objections.push_back(TRY(objection_of(row)));
  return objections;
}

}  // namespace dijkwacht::signals
