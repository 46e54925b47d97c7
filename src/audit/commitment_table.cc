#include "audit/commitment_table.h"

#include "audit/commitment.h"

namespace dijkwacht::audit {

Result<std::optional<StoredCommitment>> read_commitment(store::Transaction& transaction, std::int64_t entry) {
  const auto row =
      TRY(transaction.query_one("SELECT audit_entry.commitment, audit_salt.salt FROM audit_entry "
                                "LEFT JOIN audit_salt ON audit_salt.entry = audit_entry.number WHERE audit_entry.number = $1",
                                {entry}));
  if (!row) return std::nullopt;
  StoredCommitment stored{.text = row->text(0), .salt = std::nullopt};
  if (!row->is_null(1)) stored.salt = row->bytes(1);
  return stored;
}

Status store_salt(store::Transaction& transaction, std::int64_t entry, const Bytes& salt) {
  TRY(transaction.execute("INSERT INTO audit_salt (entry, salt) VALUES ($1, $2)", {entry, salt}));
  return {};
}

Result<bool> erase_salt(store::Transaction& transaction, std::int64_t entry) {
  return TRY(transaction.execute("DELETE FROM audit_salt WHERE entry = $1", {entry})) == 1;
}

Result<std::int64_t> erase_salts_of(store::Transaction& transaction, std::string_view subject) {
  return transaction.execute("DELETE FROM audit_salt WHERE entry IN (SELECT number FROM audit_entry WHERE subject = $1)",
                             {subject});
}

}  // namespace dijkwacht::audit
