#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sensitive.h"
#include "signals/node_context.h"
#include "signals/objection.h"
#include "signals/objection_table.h"

namespace dijkwacht::signals {

/// An objection as the one who judges it reads it.
struct OpenedObjection {
  Objection objection;
  Sensitive<std::string> text;
};

/// Objections against signals of this node. Thread-safe.
class ObjectionService {
 public:
  explicit ObjectionService(NodeContext node) : node_(std::move(node)) {}

  /// Takes in `objection.raised` in the transaction that accepts the event; a repeat changes nothing. Errors: kInvalidArgument;
  /// kNotFound when the signal is not ours or was never sent to this partner.
  Status intake(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);

  /// Opens a page for `actor`, newest first, with an audit record. Errors: kUnavailable.
  Result<std::vector<OpenedObjection>> read(const std::optional<ObjectionCursor>& after, std::size_t limit,
                                            const std::string& actor);

  /// Upheld: the opinion ends and everything that rests on it is withdrawn, in the transaction that sends the answer and behind
  /// it, so that the person who objected is released for that reason.
  /// Errors: kNotFound; kInvalidArgument without a reason; kFailedPrecondition when it was answered before.
  Status answer(const ObjectionId& id, event::ObjectionOutcome outcome, std::string_view reason, const std::string& actor);
  Status answer(store::Transaction& transaction, const ObjectionId& id, event::ObjectionOutcome outcome, std::string_view reason,
                const std::string& actor);

 private:
  NodeContext node_;
};

}  // namespace dijkwacht::signals
