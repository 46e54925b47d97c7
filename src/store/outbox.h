#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::store {

struct EventTag;
using EventId = Id<EventTag>;

/// News for another room or another node, written in the transaction that made it true.
struct OutboxEvent {
  EventId id;
  std::string recipient;     ///< partner id ("police"); every event has exactly one
  std::string type;          ///< "signal.shared"
  std::string subject;       ///< the entity it tells of, an id
  std::int64_t version = 1;  ///< the entity's version: receivers ignore lower ones
  std::string data;          ///< JSON
  Time created;
};

/// An event with its place in the stream to its recipient: 1, 2, 3, … without holes.
struct SequencedEvent {
  OutboxEvent event;
  std::int64_t position = 0;
};

/// Puts an event in the outbox of this transaction. It is sent after the commit, or never.
Status append_to_outbox(Transaction& transaction, const OutboxEvent& event);

/// Gives committed events their place per recipient. One sequencer works at a time: `acquire` raises the fence, and an
/// older sequencer's next `advance` fails with kFailedPrecondition and writes nothing. (Commit order is not insert order
/// on PostgreSQL; only a numbered row is ever sent.)
class Sequencer {
 public:
  static Result<Sequencer> acquire(Database& database);
  /// Numbers all that was committed before this call, and no more than that, however much is written meanwhile; returns how many.
  /// Call from one thread.
  Result<std::int64_t> advance();

 private:
  Sequencer(Database& database, std::int64_t fence) : database_(&database), fence_(fence) {}
  Database* database_;
  std::int64_t fence_;
};

/// The next events for `recipient` after `position`, oldest first, at most `limit`.
Result<std::vector<SequencedEvent>> read_outbox(Transaction& transaction, std::string_view recipient, std::int64_t position,
                                                std::size_t limit);
/// The highest place handed out for `recipient`; 0 when none.
Result<std::int64_t> last_position(Transaction& transaction, std::string_view recipient);
/// Remembers that `recipient` confirmed everything up to `position`; and what it was. Never goes back.
Status confirm_delivery(Transaction& transaction, std::string_view recipient, std::int64_t position, Time time);
Result<std::int64_t> confirmed_position(Transaction& transaction, std::string_view recipient);

/// Replaces the event's data by `{"erased":true}`: what was in it is withdrawn, or has arrived and must not be kept. Its place
/// stays; an event not delivered yet arrives erased. Nothing happens when there is no such event.
Status erase_outbox_data(Transaction& transaction, const EventId& event);

std::vector<Migration> outbox_migrations();

}  // namespace dijkwacht::store
