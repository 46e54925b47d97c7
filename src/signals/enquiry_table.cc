#include "signals/enquiry_table.h"

#include <fmt/core.h>

namespace dijkwacht::signals {
namespace {

constexpr std::string_view kColumns =
    "id, side, signal_id, other, reason, held, state, words, given, event_id, rule, denied, ground, actor, asked_at, due_at, "
    "answered_at, kept_until";

Result<Enquiry> enquiry_of(const store::Row& row) {
  Enquiry enquiry{.id = row.id<EnquiryId>(0),
                  .side = row.text(1) == name_of(EnquirySide::kAsked) ? EnquirySide::kAsked : EnquirySide::kHeard,
                  .signal = row.id<SignalId>(2),
                  .other = row.text(3),
                  .reason = row.text(4),
                  .held = row.text(5),
                  .state = TRY(parse_enquiry_state(row.text(6))),
                  .words = row.is_null(7) ? Bytes() : row.bytes(7),
                  .given = row.is_null(8) ? Bytes() : row.bytes(8),
                  .rule = row.text(10),
                  .denied = row.text(11),
                  .ground = row.text(12),
                  .actor = row.text(13),
                  .asked_at = row.time(14),
                  .due_at = row.time(15),
                  .answered_at = row.optional_time(16),
                  .kept_until = row.optional_time(17)};
  if (!row.is_null(9)) enquiry.event = row.id<store::EventId>(9);
  return enquiry;
}

Result<std::vector<Enquiry>> all(Result<std::vector<store::Row>> found) {
  std::vector<Enquiry> enquiries;
  for (const auto& row : TRY(std::move(found))) enquiries.push_back(TRY(enquiry_of(row)));
  return enquiries;
}

Result<std::optional<Enquiry>> first(Result<std::vector<store::Row>> found) {
  auto enquiries = TRY(all(std::move(found)));
  if (enquiries.empty()) return std::nullopt;
  return std::optional(std::move(enquiries.front()));
}

std::string select(std::string_view rest) { return fmt::format("SELECT {} FROM enquiry {}", kColumns, rest); }

store::Value bytes_or_null(const Bytes& bytes) { return bytes.empty() ? store::Value() : store::Value(bytes); }

}  // namespace

Status put(store::Transaction& transaction, const Enquiry& enquiry) {
  static const auto sql = fmt::format(
      "INSERT INTO enquiry ({}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) "
      "ON CONFLICT (id, side) DO UPDATE SET state = excluded.state, words = excluded.words, given = excluded.given, "
      "event_id = excluded.event_id, rule = excluded.rule, ground = excluded.ground, actor = excluded.actor, "
      "answered_at = excluded.answered_at, kept_until = excluded.kept_until",
      kColumns);
  TRY(transaction.execute(sql, {enquiry.id, name_of(enquiry.side), enquiry.signal, enquiry.other, enquiry.reason, enquiry.held,
                                name_of(enquiry.state), bytes_or_null(enquiry.words), bytes_or_null(enquiry.given), enquiry.event,
                                enquiry.rule, enquiry.denied, enquiry.ground, enquiry.actor, enquiry.asked_at, enquiry.due_at,
                                enquiry.answered_at, enquiry.kept_until}));
  return {};
}

Result<std::optional<Enquiry>> find_enquiry(store::Transaction& transaction, EnquirySide side, const EnquiryId& id) {
  static const auto sql = select("WHERE id = $1 AND side = $2");
  return first(transaction.query(sql, {id, name_of(side)}));
}

Result<std::optional<Enquiry>> open_enquiry(store::Transaction& transaction, EnquirySide side, const SignalId& signal,
                                            std::string_view other) {
  static const auto sql = select("WHERE signal_id = $1 AND side = $2 AND other = $3 AND state = 'open' LIMIT 1");
  return first(transaction.query(sql, {signal, name_of(side), other}));
}

Result<std::vector<Enquiry>> list_enquiries(store::Transaction& transaction, EnquirySide side, std::size_t limit) {
  static const auto sql =
      select("WHERE side = $1 ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, asked_at DESC, id DESC LIMIT $2");
  return all(transaction.query(sql, {name_of(side), limit}));
}

Result<std::vector<Enquiry>> standing_enquiries(store::Transaction& transaction, const SignalId& signal) {
  static const auto sql =
      select("WHERE signal_id = $1 AND (state = 'open' OR words IS NOT NULL OR given IS NOT NULL) ORDER BY id LIMIT 1000");
  return all(transaction.query(sql, {signal}));
}

Result<std::vector<Enquiry>> expired_enquiries(store::Transaction& transaction, Time now, std::size_t limit) {
  static const auto sql = select("WHERE kept_until <= $1 ORDER BY kept_until, id LIMIT $2");
  return all(transaction.query(sql, {now, limit}));
}

}  // namespace dijkwacht::signals
