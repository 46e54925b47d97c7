#include "reports/compartment_table.h"

namespace dijkwacht::reports {
namespace {

constexpr int kCompartmentVersion = 1;

}  // namespace

std::string victim_context(const ReportId& report) {
  return crypto::compartment_context(report.text(), "victim", kCompartmentVersion);
}

std::string counterparty_context(const ReportId& report) {
  return crypto::compartment_context(report.text(), "counterparty", kCompartmentVersion);
}

Status insert_part(store::Transaction& transaction, const StoredPart& part) {
  TRY(transaction.execute(
      "INSERT INTO report_part (part_id, report_id, recipient, compartment, part_hash, received_at, receipt_key_id, "
      "receipt_signature, wrap) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {part.id, part.report, part.recipient, part.compartment, part.hash, part.received_at, part.receipt_key_id,
       part.receipt_signature, part.wrap}));
  return {};
}

Result<std::optional<StoredPart>> find_part(store::Transaction& transaction, const ReportId& report, std::string_view recipient) {
  const auto row = TRY(transaction.query_one(
      "SELECT part_id, report_id, recipient, compartment, part_hash, received_at, receipt_key_id, receipt_signature, wrap "
      "FROM report_part WHERE report_id = $1 AND recipient = $2",
      {report, recipient}));
  if (!row) return std::nullopt;
  return std::optional(StoredPart{.id = row->id<PartId>(0),
                                  .report = row->id<ReportId>(1),
                                  .recipient = row->text(2),
                                  .compartment = row->text(3),
                                  .hash = row->text(4),
                                  .received_at = row->text(5),
                                  .receipt_key_id = row->text(6),
                                  .receipt_signature = row->text(7),
                                  .wrap = row->is_null(8) ? Bytes() : row->bytes(8)});
}

Status destroy_wraps(store::Transaction& transaction, const ReportId& report, std::string_view recipient) {
  TRY(transaction.execute("UPDATE report_part SET wrap = NULL WHERE report_id = $1 AND ($2 = '' OR recipient = $2)",
                          {report, recipient}));
  return {};
}

Status insert_victim_part(store::Transaction& transaction, const ReportId& report, const crypto::WrappedPart& part) {
  TRY(transaction.execute("INSERT INTO victim_part (report_id, wrap, nonce, ciphertext) VALUES ($1, $2, $3, $4)",
                          {report, part.wrap, part.compartment.nonce, part.compartment.ciphertext}));
  return {};
}

Result<std::optional<crypto::WrappedPart>> find_victim_part(store::Transaction& transaction, const ReportId& report) {
  const auto row = TRY(transaction.query_one("SELECT wrap, nonce, ciphertext FROM victim_part WHERE report_id = $1", {report}));
  if (!row) return std::nullopt;
  return std::optional(crypto::WrappedPart{.wrap = row->bytes(0),
                                           .compartment = {.nonce = row->bytes(1), .ciphertext = row->bytes(2)},
                                           .context = victim_context(report)});
}

Status destroy_victim_part(store::Transaction& transaction, const ReportId& report) {
  TRY(transaction.execute("DELETE FROM victim_part WHERE report_id = $1", {report}));
  return {};
}

}  // namespace dijkwacht::reports
