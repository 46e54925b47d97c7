#include "cases/takedown_table.h"

#include <fmt/core.h>

namespace dijkwacht::cases {
namespace {

constexpr std::string_view kColumns =
    "SELECT notice_id, case_id, identifier_id, state, result, basis, sealed, answer, made_at, made_by, sent_at, sent_by, "
    "acknowledged_at, decided_at FROM case_takedown";

Result<Takedown> takedown_of(const store::Row& row) {
  Takedown notice{.id = row.id<TakedownId>(0),
                  .in = row.id<CaseId>(1),
                  .identifier = row.id<IdentifierId>(2),
                  .state = TRY(parse_takedown_state(row.text(3))),
                  .result = {},
                  .basis = row.text(5),
                  .sealed = row.bytes(6),
                  .answer = {},
                  .made_at = row.time(8),
                  .made_by = row.text(9),
                  .sent_at = row.optional_time(10),
                  .sent_by = row.text(11),
                  .acknowledged_at = row.optional_time(12),
                  .decided_at = row.optional_time(13)};
  if (!row.text(4).empty()) notice.result = TRY(parse_takedown_result(row.text(4)));
  if (!row.is_null(7)) notice.answer = row.bytes(7);
  return notice;
}

std::string_view result_text(const Takedown& notice) { return notice.result ? name_of(*notice.result) : std::string_view{}; }

}  // namespace

Status insert_takedown(store::Transaction& transaction, const Takedown& notice) {
  TRY(transaction.execute(
      "INSERT INTO case_takedown (notice_id, case_id, identifier_id, state, result, basis, sealed, made_at, made_by, sent_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {notice.id, notice.in, notice.identifier, name_of(notice.state), result_text(notice), notice.basis, notice.sealed,
       notice.made_at, notice.made_by, notice.sent_by}));
  return {};
}

Result<std::optional<Takedown>> find_takedown(store::Transaction& transaction, const TakedownId& id) {
  static const auto sql = fmt::format("{} WHERE notice_id = $1", kColumns);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return std::nullopt;
  return std::optional(TRY(takedown_of(*row)));
}

Status update_takedown(store::Transaction& transaction, const Takedown& notice) {
  TRY(transaction.execute(
      "UPDATE case_takedown SET state = $2, result = $3, basis = $4, answer = $5, sent_at = $6, sent_by = $7, "
      "acknowledged_at = $8, decided_at = $9 WHERE notice_id = $1",
      {notice.id, name_of(notice.state), result_text(notice), notice.basis, notice.answer, notice.sent_at, notice.sent_by,
       notice.acknowledged_at, notice.decided_at}));
  return {};
}

Result<std::vector<Takedown>> takedowns_of(store::Transaction& transaction, const CaseId& id, std::size_t limit) {
  static const auto sql = fmt::format("{} WHERE case_id = $1 ORDER BY made_at DESC, notice_id LIMIT $2", kColumns);
  std::vector<Takedown> notices;
  for (const auto& row : TRY(transaction.query(sql, {id, limit}))) notices.push_back(TRY(takedown_of(row)));
  return notices;
}

Result<std::int64_t> count_takedowns_about(store::Transaction& transaction, const IdentifierId& id) {
  const auto row =
      TRY(transaction.query_one("SELECT COUNT(*) FROM case_takedown WHERE identifier_id = $1 AND state <> 'discarded'", {id}));
  return row->integer(0);
}

Status move_takedowns(store::Transaction& transaction, const CaseId& from, const CaseId& to) {
  TRY(transaction.execute("UPDATE case_takedown SET case_id = $2 WHERE case_id = $1", {from, to}));
  return {};
}

}  // namespace dijkwacht::cases
