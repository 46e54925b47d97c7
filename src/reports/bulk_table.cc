#include "reports/bulk_table.h"

#include <fmt/core.h>

namespace dijkwacht::reports {
namespace {

constexpr std::string_view kRow =
    "SELECT business_token, reference_token, submission_id, row_number, report_id, reference, fingerprint FROM bulk_row";

Result<StoredBulkRow> row_of(const store::Row& row) {
  return StoredBulkRow{.business = TRY(crypto::Token::from_bytes(row.bytes(0))),
                       .reference = TRY(crypto::Token::from_bytes(row.bytes(1))),
                       .submission = row.id<BulkId>(2),
                       .number = row.integer(3),
                       .report = row.id<ReportId>(4),
                       .sealed_reference = row.bytes(5),
                       .fingerprint = TRY(crypto::Token::from_bytes(row.bytes(6)))};
}

}  // namespace

Status insert_bulk(store::Transaction& transaction, const BulkSubmission& submission) {
  TRY(transaction.execute(
      "INSERT INTO bulk_submission (submission_id, business_token, sender, mandate_text_version, accepted, known, refused, "
      "status_token_hash, created) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {submission.id, ByteView(submission.business.bytes), submission.sender, submission.mandate_text_version,
       submission.accepted, submission.known, submission.refused, submission.status_token_hash, submission.created}));
  return {};
}

Status insert_bulk_row(store::Transaction& transaction, const StoredBulkRow& row) {
  TRY(transaction.execute(
      "INSERT INTO bulk_row (business_token, reference_token, submission_id, row_number, report_id, reference, fingerprint) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {ByteView(row.business.bytes), ByteView(row.reference.bytes), row.submission, row.number, row.report, row.sealed_reference,
       ByteView(row.fingerprint.bytes)}));
  return {};
}

Result<std::optional<StoredBulkRow>> find_bulk_row(store::Transaction& transaction, const crypto::Token& business,
                                                   const crypto::Token& reference) {
  static const auto sql = fmt::format("{} WHERE business_token = $1 AND reference_token = $2", kRow);
  const auto row = TRY(transaction.query_one(sql, {ByteView(business.bytes), ByteView(reference.bytes)}));
  if (!row) return std::nullopt;
  return std::optional(TRY(row_of(*row)));
}

Result<std::optional<BulkSubmission>> find_bulk(store::Transaction& transaction, ByteView status_token_hash) {
  const auto row = TRY(transaction.query_one(
      "SELECT submission_id, business_token, sender, mandate_text_version, accepted, known, refused, status_token_hash, created "
      "FROM bulk_submission WHERE status_token_hash = $1",
      {status_token_hash}));
  if (!row) return std::nullopt;
  return std::optional(BulkSubmission{.id = row->id<BulkId>(0),
                                      .business = TRY(crypto::Token::from_bytes(row->bytes(1))),
                                      .sender = row->bytes(2),
                                      .mandate_text_version = row->text(3),
                                      .accepted = row->integer(4),
                                      .known = row->integer(5),
                                      .refused = row->integer(6),
                                      .status_token_hash = row->bytes(7),
                                      .created = row->time(8)});
}

Result<std::vector<StoredBulkRow>> rows_of_bulk(store::Transaction& transaction, const BulkId& submission, std::int64_t after,
                                                std::size_t limit) {
  static const auto sql = fmt::format("{} WHERE submission_id = $1 AND row_number > $2 ORDER BY row_number LIMIT $3", kRow);
  std::vector<StoredBulkRow> rows;
  for (const auto& row : TRY(transaction.query(sql, {submission, after, limit}))) rows.push_back(TRY(row_of(row)));
  return rows;
}

Result<bool> stands_in_bulk(store::Transaction& transaction, const BulkId& submission, const ReportId& report) {
  return TRY(transaction.query_one("SELECT 1 FROM bulk_row WHERE submission_id = $1 AND report_id = $2", {submission, report}))
      .has_value();
}

}  // namespace dijkwacht::reports
