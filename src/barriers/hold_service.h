#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "barriers/hold.h"
#include "barriers/hold_table.h"
#include "base/result.h"
#include "signals/event.h"
#include "signals/node_context.h"
#include "signals/receiving_service.h"

namespace dijkwacht::barriers {

/// What the person held may read.
struct HoldNotice {
  Hold hold;
  bool is_holding = false;  ///< does the payment still wait?
  std::optional<RaisedObjection> objection;
};

/// An objection sealed to the signal's owner, ready to be sent.
struct PreparedObjection {
  HoldId hold;
  std::string recipient;  ///< partner id
  signals::event::ObjectionRaised raised;
};

/// Longest reason of an analyst, in bytes.
inline constexpr std::size_t kReleaseNoteBytesMax = 500;

/// Payments that wait, and how they are let go: by themselves at their expiry, by an analyst, with the signal they rest on, or by
/// an objection that was upheld. The signal's owner is told of each, by ids only (P0). Thread-safe.
class HoldService {
 public:
  explicit HoldService(signals::NodeContext node) : node_(std::move(node)) {}

  /// Stores a hold with its audit record and the news to the signal's sender, in the caller's transaction. `code` from
  /// `new_hold_code`. When policy refuses the news the hold stands all the same and the audit record says so.
  Status place(store::Transaction& transaction, const Hold& hold, std::string_view code, const std::string& actor);

  /// Releases what has expired; returns how many. A job runs it every second or so; a hold does not wait past its expiry even
  /// when the job is late (`Hold::is_holding`), and one that was released stays so when the clock is set back.
  Result<std::int64_t> release_due();
  /// Errors: kNotFound; kInvalidArgument without a reason; kFailedPrecondition when it was released before.
  Status release(const HoldId& id, std::string_view reason, const std::string& actor);
  Status release(store::Transaction& transaction, const HoldId& id, std::string_view reason, const std::string& actor);
  /// Hook for `signals::ReceivingService`: releases every hold that rests on these signals, in the transaction that removes them.
  Status on_removed(store::Transaction& transaction, const std::vector<signals::EndedCopy>& ended, Time now);

  /// Errors: kNotFound for a code that no hold has.
  Result<HoldNotice> notice(std::string_view code);
  Result<HoldNotice> notice(store::Transaction& transaction, std::string_view code);
  /// Seals the text to the signal's owner and sends it; only the fact that it was raised stays here. Errors: kNotFound;
  /// kInvalidArgument for a text that is empty or too long (field "text"); kConflict while an earlier objection is open;
  /// kFailedPrecondition when the payment no longer waits, or the owner has no key to seal to; kPermissionDenied when policy
  /// refuses.
  Result<signals::ObjectionId> object(std::string_view code, std::string_view text);
  /// The same in the caller's transaction, after `prepare_objection` outside of it, which checks text, code and owner.
  Status object(store::Transaction& transaction, const PreparedObjection& prepared);
  Result<PreparedObjection> prepare_objection(std::string_view code, std::string_view text);
  /// Takes in `objection.answered` in the transaction that accepts the event. Upheld releases the hold. Errors: kInvalidArgument;
  /// kPermissionDenied when another node than the signal's sender answers.
  Status apply_answer(store::Transaction& transaction, std::string_view sender, std::string_view data, Time now);

  /// Errors: kNotFound.
  Result<Hold> get(const HoldId& id);
  Result<Hold> get(store::Transaction& transaction, const HoldId& id);
  /// Placed last first, narrowed and page by page.
  Result<std::vector<Hold>> list(const HoldQuery& query);

 private:
  Status let_go(store::Transaction& transaction, const Hold& hold, ReleaseReason reason, std::string_view note,
                const std::string& actor, Time now);
  Status tell(store::Transaction& transaction, const Hold& hold, std::string_view type, std::int64_t version, std::string data,
              const std::string& actor, Time now);

  signals::NodeContext node_;
};

}  // namespace dijkwacht::barriers
