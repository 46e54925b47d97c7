#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "barriers/hold.h"
#include "base/limits.h"
#include "base/result.h"
#include "signals/event.h"
#include "store/database.h"
#include "store/where.h"

namespace dijkwacht::barriers {

Status insert(store::Transaction& transaction, const Hold& hold, ByteView code_hash);
/// Stores the release; `note` is the analyst's reason in words, empty otherwise.
Status put_release(store::Transaction& transaction, const Hold& hold, std::string_view note);
Result<std::optional<Hold>> find_hold(store::Transaction& transaction, const HoldId& id);
Result<std::optional<Hold>> find_hold(store::Transaction& transaction, ByteView code_hash);
/// Active holds whose expiry has come, oldest first.
Result<std::vector<Hold>> due_holds(store::Transaction& transaction, Time now, std::size_t limit);
Result<std::vector<Hold>> active_holds_on(store::Transaction& transaction, const signals::SignalId& signal);

using HoldCursor = store::TimeCursor<HoldId>;
/// What narrows the list of holds.
struct HoldQuery {
  std::optional<HoldState> state = {};
  std::optional<store::IdRange> number = {};  ///< from `parse_hold_number`
  std::optional<HoldCursor> after = {};       ///< placed at, of the last one of the page before
  std::size_t limit = limits::kPageRowsMax;
};
/// Placed last first.
Result<std::vector<Hold>> newest_holds(store::Transaction& transaction, const HoldQuery& query);

/// An objection as the partner knows it: its text is with the signal's owner only.
struct RaisedObjection {
  signals::ObjectionId id;
  HoldId hold;
  Time raised_at;
  std::optional<signals::event::ObjectionOutcome> outcome;
  std::optional<Time> answered_at;
};
Status insert(store::Transaction& transaction, const RaisedObjection& objection);
/// False when there is no such open objection.
Result<bool> put_answer(store::Transaction& transaction, const signals::ObjectionId& id, signals::event::ObjectionOutcome outcome,
                        Time now);
Result<std::optional<RaisedObjection>> find_objection(store::Transaction& transaction, const signals::ObjectionId& id);
/// The last one against this hold.
Result<std::optional<RaisedObjection>> last_objection(store::Transaction& transaction, const HoldId& hold);

}  // namespace dijkwacht::barriers
