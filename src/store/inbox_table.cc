#include <fmt/core.h>

#include "store/inbox.h"

namespace dijkwacht::store {
namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE inbox_event (
  source TEXT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  version BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  refused_for TEXT,
  PRIMARY KEY (source, position)
);
CREATE UNIQUE INDEX inbox_event_id ON inbox_event (source, id);
CREATE INDEX inbox_event_refused ON inbox_event (received_at) WHERE refused_for IS NOT NULL;
CREATE TABLE inbox_stream (source TEXT NOT NULL PRIMARY KEY, applied_position BIGINT NOT NULL);
CREATE TABLE inbox_version (
  source TEXT NOT NULL,
  subject TEXT NOT NULL,
  family TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (source, subject, family)
);
)";

Result<bool> is_known(Transaction& transaction, const ReceivedEvent& event) {
  const auto row =
      TRY(transaction.query_one("SELECT position FROM inbox_event WHERE source = $1 AND id = $2", {event.source, event.id}));
  return row.has_value();
}

Status check_place(Transaction& transaction, const ReceivedEvent& event) {
  const auto applied = TRY(applied_position(transaction, event.source));
  if (event.position <= applied) {
    return fail(ErrorCode::kConflict, "the event's place belongs to another event", "sequence");
  }
  if (event.position > applied + 1) {
    return fail(ErrorCode::kFailedPrecondition, fmt::format("events are missing: send from {}", applied + 1), "sequence");
  }
  return {};
}

Status store_event(Transaction& transaction, const ReceivedEvent& event, const Value& refused_for, Time now) {
  TRY(
      transaction.execute("INSERT INTO inbox_event (source, position, id, type, subject, version, received_at, refused_for) "
                          "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                          {event.source, event.position, event.id, event.type, event.subject, event.version, now, refused_for}));
  TRY(
      transaction.execute("INSERT INTO inbox_stream (source, applied_position) VALUES ($1, $2) "
                          "ON CONFLICT (source) DO UPDATE SET applied_position = excluded.applied_position",
                          {event.source, event.position}));
  return {};
}

Result<bool> receive(Transaction& transaction, const ReceivedEvent& event, const Value& refused_for, Time now) {
  if (event.source.empty()) return fail(ErrorCode::kInvalidArgument, "an event needs a source", "source");
  if (event.position < 1) return fail(ErrorCode::kInvalidArgument, "places in a stream count from 1", "sequence");
  if (TRY(is_known(transaction, event))) return false;
  TRY(check_place(transaction, event));
  TRY(store_event(transaction, event, refused_for, now));
  return true;
}

}  // namespace

Result<bool> accept_event(Transaction& transaction, const ReceivedEvent& event, Time now) {
  return receive(transaction, event, std::nullopt, now);
}

Result<bool> refuse_event(Transaction& transaction, const ReceivedEvent& event, std::string_view reason, Time now) {
  return receive(transaction, event, reason, now);
}

Result<std::int64_t> applied_position(Transaction& transaction, std::string_view source) {
  const auto row = TRY(transaction.query_one("SELECT applied_position FROM inbox_stream WHERE source = $1", {source}));
  return row ? row->integer(0) : 0;
}

Result<bool> is_newer(Transaction& transaction, const VersionKey& key, std::int64_t version) {
  const auto changed =
      TRY(transaction.execute("INSERT INTO inbox_version (source, subject, family, version) VALUES ($1, $2, $3, $4) "
                              "ON CONFLICT (source, subject, family) DO UPDATE SET version = excluded.version "
                              "WHERE inbox_version.version < excluded.version",
                              {key.source, key.subject, key.family, version}));
  return changed == 1;
}

Result<std::vector<RefusedEvent>> read_refused(Transaction& transaction, std::size_t limit) {
  const auto rows =
      TRY(transaction.query("SELECT source, id, type, subject, version, position, refused_for, received_at "
                            "FROM inbox_event WHERE refused_for IS NOT NULL "
                            "ORDER BY received_at DESC, source, position DESC LIMIT $1",
                            {limit}));
  std::vector<RefusedEvent> refused;
  for (const Row& row : rows) {
    refused.push_back({.event = {.source = row.text(0),
                                 .id = row.id<EventId>(1),
                                 .type = row.text(2),
                                 .subject = row.text(3),
                                 .version = row.integer(4),
                                 .position = row.integer(5)},
                       .reason = row.text(6),
                       .at = row.time(7)});
  }
  return refused;
}

std::vector<Migration> inbox_migrations() { return {{.room = "inbox", .number = 1, .sql = kSchema}}; }

}  // namespace dijkwacht::store
