#include "audit/owed_message_table.h"

namespace dijkwacht::audit {
namespace {

constexpr std::string_view kColumns =
    "SELECT id, recipient, recipient_sector, type, purpose, subject, version, data, actor, is_sealed_text, since, place FROM "
    "owed_message";

OwedMessage message_of(const store::Row& row) {
  return {.id = row.id<store::EventId>(0),
          .to = {.id = row.text(1), .sector = row.text(2)},
          .type = row.text(3),
          .purpose = row.text(4),
          .subject = row.text(5),
          .version = row.integer(6),
          .data = row.text(7),
          .actor = row.text(8),
          .content = row.integer(9) != 0 ? ProtocolContent::kSealedText : ProtocolContent::kIdsOnly,
          .since = row.time(10),
          .place = row.integer(11)};
}

}  // namespace

Status insert_owed(store::Transaction& transaction, const OwedMessage& message) {
  const std::int64_t is_sealed_text = message.content == ProtocolContent::kSealedText ? 1 : 0;
  TRY(transaction.execute(
      "INSERT INTO owed_message (id, recipient, recipient_sector, type, purpose, subject, version, data, actor, "
      "is_sealed_text, since, place) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
      "(SELECT COALESCE(MAX(place), 0) + 1 FROM owed_message))",
      {message.id, message.to.id, message.to.sector, message.type, message.purpose, message.subject, message.version,
       message.data, message.actor, is_sealed_text, message.since}));
  return {};
}

Result<std::vector<OwedMessage>> read_owed(store::Transaction& transaction, const std::optional<OwedMessage>& after,
                                           std::size_t limit) {
  static const std::string first = std::string(kColumns) + " ORDER BY place, id LIMIT $1";
  static const std::string next =
      std::string(kColumns) + " WHERE place > $2 OR (place = $2 AND id > $3) ORDER BY place, id LIMIT $1";
  const auto rows =
      after ? TRY(transaction.query(next, {limit, after->place, after->id})) : TRY(transaction.query(first, {limit}));
  std::vector<OwedMessage> messages;
  messages.reserve(rows.size());
  for (const auto& row : rows) messages.push_back(message_of(row));
  return messages;
}

Result<bool> delete_owed(store::Transaction& transaction, const store::EventId& id) {
  return TRY(transaction.execute("DELETE FROM owed_message WHERE id = $1", {id})) > 0;
}

}  // namespace dijkwacht::audit
