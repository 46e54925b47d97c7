#include "victims/recovery_table.h"

#include <algorithm>

#include <fmt/core.h>
#include <fmt/ranges.h>

#include "base/name_table.h"

namespace dijkwacht::victims {
namespace {

constexpr NameTable<RecoveryPart, 2> kParts{"claim", "holder"};
constexpr int kPartVersion = 1;
constexpr std::string_view kSelect =
    "SELECT id, kind, paid_on, amount_minor, currency, state, version, created, noticed_at, statement_at, returned_minor, unmet, "
    "holder_typed_by, agreed_by, moved_at, disagreed_by, disagreement "
    "FROM recovery_request";

std::optional<Money> money(const store::Row& row, std::size_t column, const std::string& currency) {
  if (row.is_null(column)) return std::nullopt;
  return Money{row.integer(column), currency};
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    found.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

Result<RecoveryRequest> request_of(const store::Row& row) {
  const auto& currency = row.text(4);
  return RecoveryRequest{.id = row.id<RecoveryId>(0),
                         .facts = {.kind = TRY(parse_recovery_kind(row.text(1))),
                                   .paid_on = TRY(parse_date(row.text(2))),
                                   .amount = {row.integer(3), currency}},
                         .state = TRY(parse_recovery_state(row.text(5))),
                         .version = row.integer(6),
                         .created = row.time(7),
                         .moved_at = row.time(14),
                         .noticed_at = row.optional_time(8),
                         .statement_at = row.optional_time(9),
                         .returned = money(row, 10, currency),
                         .unmet = words(row.text(11)),
                         .holder_typed_by = row.text(12),
                         .agreed_by = row.text(13),
                         .disagreed_by = row.text(15),
                         .disagreement = row.text(16)};
}

Result<std::vector<RecoveryRequest>> all(Result<std::vector<store::Row>> found) {
  std::vector<RecoveryRequest> requests;
  for (const auto& row : TRY(std::move(found))) requests.push_back(TRY(request_of(row)));
  return requests;
}

store::Value minor_of(const std::optional<Money>& amount) { return amount ? store::Value(amount->minor) : store::Value(); }

}  // namespace

Status insert(store::Transaction& transaction, const RecoveryRequest& request, ByteView status_token_hash) {
  TRY(transaction.execute(
      "INSERT INTO recovery_request (id, status_token_hash, kind, paid_on, amount_minor, currency, state, version, created, "
      "moved_at, unmet) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')",
      {request.id, status_token_hash, name_of(request.facts.kind), date_text(request.facts.paid_on), request.facts.amount.minor,
       request.facts.amount.currency, name_of(request.state), request.version, request.created, request.moved_at}));
  return {};
}

Status update(store::Transaction& transaction, const RecoveryRequest& request) {
  const auto changed = TRY(transaction.execute(
      "UPDATE recovery_request SET state = $2, version = $3, noticed_at = $4, statement_at = $5, returned_minor = $6, unmet = "
      "$7, "
      "holder_typed_by = $8, agreed_by = $9, moved_at = $10, disagreed_by = $11, disagreement = $12 WHERE id = $1 AND version = "
      "$3 - 1",
      {request.id, name_of(request.state), request.version, request.noticed_at, request.statement_at, minor_of(request.returned),
       fmt::format("{}", fmt::join(request.unmet, " ")), request.holder_typed_by, request.agreed_by, request.moved_at,
       request.disagreed_by, request.disagreement}));
  if (changed == 0) return fail(ErrorCode::kConflict, "this request changed since you read it; look again");
  return {};
}

Result<RecoveryRequest> read_request(store::Transaction& transaction, const RecoveryId& id) {
  static const auto sql = fmt::format("{} WHERE id = $1", kSelect);
  const auto row = TRY(transaction.query_one(sql, {id}));
  if (!row) return fail(ErrorCode::kNotFound, "there is no such request");
  return request_of(*row);
}

Result<RecoveryRequest> read_request_by_token(store::Transaction& transaction, ByteView status_token_hash) {
  static const auto sql = fmt::format("{} WHERE status_token_hash = $1", kSelect);
  const auto row = TRY(transaction.query_one(sql, {status_token_hash}));
  if (!row) return fail(ErrorCode::kUnauthenticated, "this code belongs to no request");
  return request_of(*row);
}

Result<std::vector<RecoveryRequest>> asked_until(store::Transaction& transaction, Time noticed_until, std::size_t limit) {
  static const auto sql = fmt::format("{} WHERE state = 'asked' AND noticed_at <= $1 ORDER BY noticed_at, id LIMIT $2", kSelect);
  return all(transaction.query(sql, {noticed_until, limit}));
}

Result<std::vector<RecoveryRequest>> unmoved_since(store::Transaction& transaction, RecoveryState state, Time moved_until,
                                                   std::size_t limit) {
  static const auto sql = fmt::format("{} WHERE state = $1 AND moved_at <= $2 ORDER BY moved_at, id LIMIT $3", kSelect);
  return all(transaction.query(sql, {name_of(state), moved_until, limit}));
}

Result<std::vector<RecoveryRequest>> newest_requests(store::Transaction& transaction, const RecoveryQuery& query) {
  constexpr store::PageKey kNewest{"created", "id", store::Direction::kFalling};
  store::Where where;
  if (query.state) where.add("state = " + where.parameter(name_of(*query.state)));
  if (query.number) add_range(where, "id", *query.number);
  if (query.after) where.add_after(kNewest, query.after->time, query.after->id);
  const auto limit = where.parameter(std::min(query.limit, limits::kPageRowsMax));
  return all(
      transaction.query(fmt::format("{}{}{} LIMIT {}", kSelect, where.text(), kNewest.order_by(), limit), where.parameters()));
}

Status insert(store::Transaction& transaction, const RecoveryId& request, const RecoveryEvent& event) {
  TRY(transaction.execute(
      "INSERT INTO recovery_event (request_id, number, at, state, mover, amount_minor) VALUES ($1, $2, $3, $4, $5, $6)",
      {request, event.number, event.at, name_of(event.state), name_of(event.mover), minor_of(event.amount)}));
  return {};
}

Result<std::vector<RecoveryEvent>> read_events(store::Transaction& transaction, const RecoveryId& request) {
  std::vector<RecoveryEvent> events;
  const auto rows =
      TRY(transaction.query("SELECT e.number, e.at, e.state, e.mover, e.amount_minor, r.currency FROM recovery_event e JOIN "
                            "recovery_request r ON r.id = "
                            "e.request_id WHERE e.request_id = $1 ORDER BY e.number",
                            {request}));
  for (const auto& row : rows) {
    events.push_back({.number = row.integer(0),
                      .at = row.time(1),
                      .state = TRY(parse_recovery_state(row.text(2))),
                      .mover = TRY(parse_mover(row.text(3))),
                      .amount = money(row, 4, row.text(5))});
  }
  return events;
}

std::string part_context(const RecoveryId& request, RecoveryPart part) {
  return crypto::compartment_context(request.text(), kParts.name(part), kPartVersion);
}

Status insert_part(store::Transaction& transaction, const RecoveryId& request, RecoveryPart part,
                   const crypto::WrappedPart& sealed) {
  TRY(transaction.execute("INSERT INTO recovery_part (request_id, part, wrap, nonce, ciphertext) VALUES ($1, $2, $3, $4, $5)",
                          {request, kParts.name(part), sealed.wrap, sealed.compartment.nonce, sealed.compartment.ciphertext}));
  return {};
}

Result<std::optional<crypto::WrappedPart>> find_part(store::Transaction& transaction, const RecoveryId& request,
                                                     RecoveryPart part) {
  const auto row = TRY(transaction.query_one(
      "SELECT wrap, nonce, ciphertext FROM recovery_part WHERE request_id = $1 AND part = $2", {request, kParts.name(part)}));
  if (!row) return std::nullopt;
  return std::optional(crypto::WrappedPart{.wrap = row->bytes(0),
                                           .compartment = {.nonce = row->bytes(1), .ciphertext = row->bytes(2)},
                                           .context = part_context(request, part)});
}

Status destroy_part(store::Transaction& transaction, const RecoveryId& request, RecoveryPart part) {
  TRY(transaction.execute("DELETE FROM recovery_part WHERE request_id = $1 AND part = $2", {request, kParts.name(part)}));
  return {};
}

Status destroy_parts(store::Transaction& transaction, const RecoveryId& request) {
  TRY(transaction.execute("DELETE FROM recovery_part WHERE request_id = $1", {request}));
  return {};
}

}  // namespace dijkwacht::victims
