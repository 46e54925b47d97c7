#include "messaging/receipt_table.h"

namespace dijkwacht::messaging {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE messaging_receipt (
  partner TEXT NOT NULL PRIMARY KEY,
  up_to_position BIGINT NOT NULL,
  receipt TEXT NOT NULL
);
CREATE TABLE messaging_refused_delivery (
  partner TEXT NOT NULL,
  position BIGINT NOT NULL,
  reason TEXT NOT NULL,
  refused_at BIGINT NOT NULL,
  PRIMARY KEY (partner, position)
);
)";

}  // namespace

Status keep_receipt(store::Transaction& transaction, const DeliveryReceipt& receipt) {
  TRY(transaction.execute(
      "INSERT INTO messaging_receipt (partner, up_to_position, receipt) VALUES ($1, $2, $3) "
      "ON CONFLICT (partner) DO UPDATE SET up_to_position = excluded.up_to_position, receipt = excluded.receipt",
      {receipt.receiver, receipt.up_to_position, receipt_text(receipt)}));
  for (const auto& refusal : receipt.refused) {
    TRY(transaction.execute(
        "INSERT INTO messaging_refused_delivery (partner, position, reason, refused_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (partner, position) DO NOTHING",
        {receipt.receiver, refusal.position, refusal.reason, receipt.at}));
  }
  return {};
}

Result<std::optional<DeliveryReceipt>> last_receipt(store::Transaction& transaction, std::string_view partner) {
  const auto row = TRY(transaction.query_one("SELECT receipt FROM messaging_receipt WHERE partner = $1", {partner}));
  if (!row) return std::nullopt;
  return std::optional(TRY(read_receipt(row->text(0))));
}

Result<std::vector<RefusedDelivery>> refused_deliveries(store::Transaction& transaction, std::size_t limit) {
  const auto rows =
      TRY(transaction.query("SELECT partner, position, reason, refused_at FROM messaging_refused_delivery "
                            "ORDER BY refused_at DESC, partner, position DESC LIMIT $1",
                            {limit}));
  std::vector<RefusedDelivery> refused;
  for (const auto& row : rows) {
    refused.push_back(
        {.partner = row.text(0), .refusal = {.position = row.integer(1), .reason = row.text(2)}, .at = row.time(3)});
  }
  return refused;
}

std::vector<store::Migration> migrations() { return {{.room = "messaging", .number = 1, .sql = kSchema}}; }

}  // namespace dijkwacht::messaging
