#include "rights/part_table.h"

#include <fmt/core.h>

#include <algorithm>

namespace dijkwacht::rights {
namespace {

constexpr std::string_view kSelect =
    "SELECT request_id, contact_point, kind, person_key, sealed, received_at, frozen, not_frozen, extended_at, outcome, "
    "sealed_answer, answered_at FROM rights_part";

Result<crypto::PublicKey> key_of(const Bytes& bytes) {
  crypto::PublicKey key{};
  if (bytes.size() != key.size()) return fail(ErrorCode::kDataCorrupt, "a stored key of another length");
  std::ranges::copy(bytes, key.begin());
  return key;
}

Result<Part> part_of(const store::Row& row) {
  Part part{.request = row.id<RequestId>(0),
            .contact_point = row.text(1),
            .kind = TRY(parse_kind(row.text(2))),
            .person_key = TRY(key_of(row.bytes(3))),
            .sealed = row.bytes(4),
            .received_at = row.time(5),
            .frozen = row.integer(6),
            .not_frozen = row.integer(7),
            .extended_at = row.optional_time(8),
            .outcome = {},
            .sealed_answer = row.is_null(10) ? Bytes() : row.bytes(10),
            .answered_at = row.optional_time(11)};
  if (!row.is_null(9)) part.outcome = TRY(parse_outcome(row.text(9)));
  return part;
}

}  // namespace

Result<bool> insert(store::Transaction& transaction, const Part& part) {
  return TRY(transaction.execute("INSERT INTO rights_part (request_id, contact_point, kind, person_key, sealed, received_at, "
                                 "frozen, not_frozen) VALUES "
                                 "($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (request_id) DO NOTHING",
                                 {part.request, part.contact_point, name_of(part.kind), ByteView(part.person_key), part.sealed,
                                  part.received_at, part.frozen, part.not_frozen})) > 0;
}

Result<std::optional<Part>> find_part(store::Transaction& transaction, const RequestId& request) {
  const auto row = TRY(transaction.query_one(fmt::format("{} WHERE request_id = $1", kSelect), {request}));
  if (!row) return std::nullopt;
  return std::optional(TRY(part_of(*row)));
}

Result<bool> put_extension(store::Transaction& transaction, const RequestId& request, Time now) {
  return TRY(transaction.execute(
             "UPDATE rights_part SET extended_at = $2 WHERE request_id = $1 AND extended_at IS NULL AND outcome IS NULL",
             {request, now})) > 0;
}

Result<bool> put_answer(store::Transaction& transaction, const RequestId& request, Outcome outcome, const Bytes& sealed_answer,
                        Time now) {
  return TRY(transaction.execute(
             "UPDATE rights_part SET outcome = $2, sealed_answer = $3, answered_at = $4, sealed = $5 WHERE request_id = $1 AND "
             "outcome IS NULL",
             {request, name_of(outcome), sealed_answer, now, Bytes()})) > 0;
}

Result<std::vector<Part>> list_parts(store::Transaction& transaction, bool open_only, const std::optional<PartCursor>& after,
                                     std::size_t limit) {
  constexpr store::PageKey kNewest{"received_at", "request_id", store::Direction::kFalling};
  store::Where where;
  if (open_only) where.add("outcome IS NULL");
  if (after) where.add_after(kNewest, after->time, after->id);
  const auto limited = where.parameter(limit);
  const auto rows = TRY(
      transaction.query(fmt::format("{}{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limited), where.parameters()));
  std::vector<Part> parts;
  for (const auto& row : rows) parts.push_back(TRY(part_of(row)));
  return parts;
}

}  // namespace dijkwacht::rights
