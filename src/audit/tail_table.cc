#include "audit/tail_table.h"

namespace dijkwacht::audit {

Result<std::optional<Tail>> read_tail(store::Transaction& transaction) {
  const auto row = TRY(transaction.query_one("SELECT number, hash FROM audit_tail WHERE id = 1", {}));
  if (!row) return std::nullopt;
  return Tail{.number = row->integer(0), .hash = row->text(1)};
}

Result<Tail> take_tail(store::Transaction& transaction) {
  const auto row = TRY(transaction.query_one("UPDATE audit_tail SET number = number WHERE id = 1 RETURNING number, hash", {}));
  if (!row) return fail(ErrorCode::kDataCorrupt, "the end of the audit chain is gone: run audit verify");
  return Tail{.number = row->integer(0), .hash = row->text(1)};
}

Status set_tail(store::Transaction& transaction, const Tail& tail) {
  TRY(transaction.execute("UPDATE audit_tail SET number = $1, hash = $2 WHERE id = 1", {tail.number, tail.hash}));
  return {};
}

}  // namespace dijkwacht::audit
