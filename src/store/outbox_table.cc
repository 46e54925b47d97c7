#include <map>
#include <optional>

#include "store/outbox.h"

namespace dijkwacht::store {
namespace {

/// Rows numbered in one transaction: a pause of a few milliseconds for other writers.
constexpr std::int64_t kAdvanceRowsMax = 1000;

constexpr std::string_view kSchema = R"(
-- `inserted` orders what waits for its place: one more than the highest that this transaction could see, so a transaction's
-- own events keep their order, and an event written after another was committed comes after it. It need not be unique.
CREATE TABLE outbox_event (
  id TEXT NOT NULL PRIMARY KEY,
  recipient TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  version BIGINT NOT NULL,
  data TEXT NOT NULL,
  created BIGINT NOT NULL,
  inserted BIGINT NOT NULL,
  position BIGINT
);
CREATE INDEX outbox_event_waiting ON outbox_event (inserted) WHERE position IS NULL;
CREATE UNIQUE INDEX outbox_event_place ON outbox_event (recipient, position);
CREATE TABLE outbox_stream (recipient TEXT NOT NULL PRIMARY KEY, last_position BIGINT NOT NULL);
CREATE TABLE outbox_fence (id BIGINT NOT NULL PRIMARY KEY, fence BIGINT NOT NULL);
CREATE TABLE outbox_delivery (recipient TEXT NOT NULL PRIMARY KEY, position BIGINT NOT NULL, confirmed_at BIGINT NOT NULL);
)";

/// Fails unless `fence` is the newest. Writes its row, so that on PostgreSQL two sequencers wait for each other.
Status hold_fence(Transaction& transaction, std::int64_t fence) {
  const auto held = TRY(transaction.execute("UPDATE outbox_fence SET fence = $1 WHERE id = 1 AND fence = $1", {fence}));
  if (held == 1) return {};
  return fail(ErrorCode::kFailedPrecondition, "another sequencer has taken over");
}

Status give_place(Transaction& transaction, const std::string& event, std::int64_t position) {
  TRY(transaction.execute("UPDATE outbox_event SET position = $1 WHERE id = $2", {position, event}));
  return {};
}

Status remember_last(Transaction& transaction, const std::string& recipient, std::int64_t position) {
  TRY(
      transaction.execute("INSERT INTO outbox_stream (recipient, last_position) VALUES ($1, $2) "
                          "ON CONFLICT (recipient) DO UPDATE SET last_position = excluded.last_position",
                          {recipient, position}));
  return {};
}

/// The last of those that wait now; 0 when none does. What comes later stands behind it as long as it waits itself.
Result<std::int64_t> last_waiting(Transaction& transaction) {
  const auto row = TRY(transaction.query_one("SELECT COALESCE(MAX(inserted), 0) FROM outbox_event WHERE position IS NULL", {}));
  return row ? row->integer(0) : 0;
}

/// Numbers up to kAdvanceRowsMax of the waiting events up to `last_inserted`; returns how many.
Result<std::int64_t> number_waiting(Transaction& transaction, std::int64_t last_inserted) {
  std::map<std::string, std::int64_t> last;
  const auto waiting =
      TRY(transaction.query("SELECT id, recipient FROM outbox_event WHERE position IS NULL AND inserted <= $2 "
                            "ORDER BY inserted, id LIMIT $1",
                            {kAdvanceRowsMax, last_inserted}));
  for (const Row& row : waiting) {
    const std::string& recipient = row.text(1);
    if (!last.contains(recipient)) last[recipient] = TRY(last_position(transaction, recipient));
    TRY(give_place(transaction, row.text(0), ++last[recipient]));
  }
  for (const auto& [recipient, position] : last) TRY(remember_last(transaction, recipient, position));
  return static_cast<std::int64_t>(waiting.size());
}

SequencedEvent event_of(const Row& row) {
  return {.event = {.id = row.id<EventId>(0),
                    .recipient = row.text(1),
                    .type = row.text(2),
                    .subject = row.text(3),
                    .version = row.integer(4),
                    .data = row.text(5),
                    .created = row.time(6)},
          .position = row.integer(7)};
}

Result<std::int64_t> number_or_zero(Transaction& transaction, std::string_view sql, std::string_view recipient) {
  const auto row = TRY(transaction.query_one(sql, {recipient}));
  return row ? row->integer(0) : 0;
}

}  // namespace

Status append_to_outbox(Transaction& transaction, const OutboxEvent& event) {
  if (event.recipient.empty()) return fail(ErrorCode::kInvalidArgument, "an event needs a recipient", "recipient");
  if (event.type.empty()) return fail(ErrorCode::kInvalidArgument, "an event needs a type", "type");
  if (event.version < 1) return fail(ErrorCode::kInvalidArgument, "versions count from 1", "version");
  TRY(
      transaction.execute("INSERT INTO outbox_event (id, recipient, type, subject, version, data, created, inserted) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, "
                          "(SELECT COALESCE(MAX(inserted), 0) + 1 FROM outbox_event WHERE position IS NULL))",
                          {event.id, event.recipient, event.type, event.subject, event.version, event.data, event.created}));
  return {};
}

Result<Sequencer> Sequencer::acquire(Database& database) {
  const auto fence = TRY(database.write_value<std::int64_t>([](Transaction& transaction) -> Result<std::int64_t> {
    const auto row =
        TRY(transaction.query_one("INSERT INTO outbox_fence (id, fence) VALUES (1, 1) "
                                  "ON CONFLICT (id) DO UPDATE SET fence = outbox_fence.fence + 1 RETURNING fence",
                                  {}));
    if (!row) return fail(ErrorCode::kInternal, "the fence gave no number");
    return row->integer(0);
  }));
  return Sequencer(database, fence);
}

Result<std::int64_t> Sequencer::advance() {
  std::int64_t total = 0;
  std::optional<std::int64_t> last;  // a burst that goes on writing must not keep what it wrote first from being sent
  for (std::int64_t numbered = kAdvanceRowsMax; numbered == kAdvanceRowsMax;) {
    numbered = TRY(database_->write_value<std::int64_t>([&](Transaction& transaction) -> Result<std::int64_t> {
      TRY(hold_fence(transaction, fence_));
      if (!last) last = TRY(last_waiting(transaction));
      return number_waiting(transaction, *last);
    }));
    total += numbered;
  }
  return total;
}

Result<std::vector<SequencedEvent>> read_outbox(Transaction& transaction, std::string_view recipient, std::int64_t position,
                                                std::size_t limit) {
  const auto rows =
      TRY(transaction.query("SELECT id, recipient, type, subject, version, data, created, position FROM outbox_event "
                            "WHERE recipient = $1 AND position > $2 ORDER BY position LIMIT $3",
                            {recipient, position, limit}));
  std::vector<SequencedEvent> events;
  events.reserve(rows.size());
  for (const Row& row : rows) events.push_back(event_of(row));
  return events;
}

Result<std::int64_t> last_position(Transaction& transaction, std::string_view recipient) {
  return number_or_zero(transaction, "SELECT last_position FROM outbox_stream WHERE recipient = $1", recipient);
}

Status confirm_delivery(Transaction& transaction, std::string_view recipient, std::int64_t position, Time time) {
  if (position < 0 || position > TRY(last_position(transaction, recipient))) {
    return fail(ErrorCode::kInvalidArgument, "a place was confirmed that was never handed out", "position");
  }
  TRY(transaction.execute(
      "INSERT INTO outbox_delivery (recipient, position, confirmed_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (recipient) DO UPDATE SET position = excluded.position, confirmed_at = excluded.confirmed_at "
      "WHERE outbox_delivery.position < excluded.position",
      {recipient, position, time}));
  return {};
}

Result<std::int64_t> confirmed_position(Transaction& transaction, std::string_view recipient) {
  return number_or_zero(transaction, "SELECT position FROM outbox_delivery WHERE recipient = $1", recipient);
}

Status erase_outbox_data(Transaction& transaction, const EventId& event) {
  TRY(transaction.execute("UPDATE outbox_event SET data = $2 WHERE id = $1", {event, R"({"erased":true})"}));
  return {};
}

std::vector<Migration> outbox_migrations() { return {{.room = "outbox", .number = 1, .sql = kSchema}}; }

}  // namespace dijkwacht::store
