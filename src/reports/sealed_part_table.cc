#include "reports/sealed_part_table.h"

namespace dijkwacht::reports {

Status insert_sealed_part(store::Transaction& transaction, const SealedPart& part) {
  TRY(transaction.execute(
      "INSERT INTO sealed_part (part_id, nonce, ciphertext, part_hash, received_at, received, receipt_key_id, receipt_signature, "
      "list_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {part.id, part.content.nonce, part.content.ciphertext, part.receipt.hash, part.receipt.received_at, part.received,
       part.receipt.key_id, part.receipt.signature, part.list}));
  return {};
}

Result<std::optional<SealedPart>> find_sealed_part(store::Transaction& transaction, const PartId& id) {
  const auto row = TRY(transaction.query_one(
      "SELECT nonce, ciphertext, part_hash, received_at, received, receipt_key_id, receipt_signature, list_id FROM sealed_part "
      "WHERE part_id = $1",
      {id}));
  if (!row) return std::nullopt;
  return std::optional(SealedPart{.id = id,
                                  .content = {.nonce = row->bytes(0), .ciphertext = row->bytes(1)},
                                  .receipt = {.part_id = id.text(),
                                              .hash = row->text(2),
                                              .received_at = row->text(3),
                                              .key_id = row->text(5),
                                              .signature = row->text(6)},
                                  .received = row->time(4),
                                  .list = row->is_null(7) ? std::nullopt : std::optional(row->id<PartId>(7))});
}

Result<bool> has_sealed_part(store::Transaction& transaction, const PartId& id, std::string_view hash) {
  const auto row =
      TRY(transaction.query_one("SELECT part_id FROM sealed_part WHERE part_id = $1 AND part_hash = $2", {id, hash}));
  return row.has_value();
}

Result<std::int64_t> count_files_of(store::Transaction& transaction, const PartId& list) {
  const auto row = TRY(transaction.query_one("SELECT COUNT(*) FROM sealed_part WHERE list_id = $1", {list}));
  return row->integer(0);
}

Result<std::int64_t> delete_keyless_parts(store::Transaction& transaction, Time before) {
  return transaction.execute(
      "DELETE FROM sealed_part WHERE received < $1 AND NOT EXISTS (SELECT 1 FROM received_referral "
      "WHERE received_referral.part_id = COALESCE(sealed_part.list_id, sealed_part.part_id) "
      "AND received_referral.wrap IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM evidence_list "
      "WHERE evidence_list.part_id = COALESCE(sealed_part.list_id, sealed_part.part_id) AND evidence_list.wrap IS NOT NULL)",
      {before});
}

}  // namespace dijkwacht::reports
