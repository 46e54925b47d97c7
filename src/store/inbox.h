#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/outbox.h"

namespace dijkwacht::store {

/// An event of another node, its sender and signature checked already.
struct ReceivedEvent {
  std::string source;  ///< partner id of the sender
  EventId id;
  std::string type;
  std::string subject;
  std::int64_t version = 1;
  std::int64_t position = 0;  ///< its place in the stream from `source` to us: 1, 2, 3, … without holes
};

/// An event that we could not apply. Kept without its data.
struct RefusedEvent {
  ReceivedEvent event;
  std::string reason;  ///< a code ("unknown-type", "invalid-argument"), no personal data
  Time at;
};

/// Notes the event in the transaction that applies it. True when it is new; false when it was accepted (or refused) before:
/// then apply nothing and confirm it again.
/// Errors: kFailedPrecondition when events before it are missing (ask for `applied_position(source) + 1`); kConflict when its
/// place was taken by another event (the sender's store was put back in time); kInvalidArgument for a position below 1.
Result<bool> accept_event(Transaction& transaction, const ReceivedEvent& event, Time now);

/// As `accept_event`, for an event that cannot be applied: the stream goes on behind it, and it stays listed.
Result<bool> refuse_event(Transaction& transaction, const ReceivedEvent& event, std::string_view reason, Time now);

/// The place up to which everything from `source` was accepted or refused; 0 when nothing.
Result<std::int64_t> applied_position(Transaction& transaction, std::string_view source);

/// Which thing a version counts: versions of one subject are compared within one family only, because a signal's sharing and
/// an objection to it may carry the same subject. By custom the part of the type before the dot ("signal").
struct VersionKey {
  std::string source;
  std::string subject;
  std::string family;
};

/// True, and remembered, when `version` is higher than any seen for this key; false when it is the same or lower: the event
/// tells of a past that we know already, so ignore it.
Result<bool> is_newer(Transaction& transaction, const VersionKey& key, std::int64_t version);

/// Refused events, newest first.
Result<std::vector<RefusedEvent>> read_refused(Transaction& transaction, std::size_t limit);

std::vector<Migration> inbox_migrations();

}  // namespace dijkwacht::store
