#include "rights/request_table.h"

namespace dijkwacht::rights {
namespace {

Bytes bytes_or_none(const store::Row& row, std::size_t column) { return row.is_null(column) ? Bytes() : row.bytes(column); }

}  // namespace

Result<bool> insert(store::Transaction& transaction, const TakenRequest& request, ByteView code_hash) {
  return TRY(transaction.execute(
             "INSERT INTO rights_request (id, kind, code_hash, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
             {request.id, name_of(request.kind), code_hash, request.received_at})) > 0;
}

Result<std::optional<TakenRequest>> find_request(store::Transaction& transaction, ByteView code_hash) {
  const auto row =
      TRY(transaction.query_one("SELECT id, kind, received_at FROM rights_request WHERE code_hash = $1", {code_hash}));
  if (!row) return std::nullopt;
  return std::optional(TakenRequest{row->id<RequestId>(0), TRY(parse_kind(row->text(1))), row->time(2)});
}

Status insert_part(store::Transaction& transaction, const RequestId& request, const std::string& recipient, Time handed_over_at) {
  TRY(transaction.execute("INSERT INTO rights_request_part (request_id, recipient, handed_over_at) VALUES ($1, $2, $3)",
                          {request, recipient, handed_over_at}));
  return {};
}

Result<std::vector<PartStatus>> parts_of(store::Transaction& transaction, const RequestId& request) {
  const auto rows = TRY(transaction.query(
      "SELECT recipient, handed_over_at, extended_at, sealed_reason, outcome, sealed_answer, receivers, answered_at FROM "
      "rights_request_part WHERE request_id = $1 ORDER BY recipient",
      {request}));
  std::vector<PartStatus> parts;
  for (const auto& row : rows) {
    PartStatus part{.recipient = row.text(0),
                    .handed_over_at = row.optional_time(1),
                    .extended_at = row.optional_time(2),
                    .sealed_reason = bytes_or_none(row, 3),
                    .outcome = {},
                    .sealed_answer = bytes_or_none(row, 5),
                    .receivers = row.integer(6),
                    .answered_at = row.optional_time(7)};
    if (!row.is_null(4)) part.outcome = TRY(parse_outcome(row.text(4)));
    parts.push_back(std::move(part));
  }
  return parts;
}

Result<bool> put(store::Transaction& transaction, const std::string& recipient, const event::Extended& extended) {
  return TRY(transaction.execute("UPDATE rights_request_part SET extended_at = $3, sealed_reason = $4 WHERE request_id = $1 AND "
                                 "recipient = $2 AND extended_at IS NULL",
                                 {extended.request, recipient, extended.at, extended.sealed})) > 0;
}

Result<bool> put(store::Transaction& transaction, const std::string& recipient, const event::Answered& answered) {
  return TRY(transaction.execute(
             "UPDATE rights_request_part SET outcome = $3, sealed_answer = $4, receivers = $5, answered_at = $6 WHERE request_id "
             "= "
             "$1 AND recipient = $2 AND outcome IS NULL",
             {answered.request, recipient, name_of(answered.outcome), answered.sealed, answered.receivers, answered.at})) > 0;
}

}  // namespace dijkwacht::rights
