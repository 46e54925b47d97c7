#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/event.h"
#include "signals/node_context.h"
#include "signals/received_signal.h"
#include "signals/signal_index.h"

namespace dijkwacht::signals {

/// News about signals from another node, its values opened and tokenised: nothing in it needs a key any more.
struct IncomingSignals {
  std::string sender;
  std::vector<ReceivedSignal> shared;  ///< state kActive, or kRefused with the reason below
  std::vector<event::Withdrawn> withdrawn;
};

/// The tokens that a transaction touched: the index is brought in line with the store after its commit.
struct TouchedTokens {
  std::vector<crypto::Token> tokens;
};

/// A copy that no longer stands. `because`: why its owner took it back; nothing when this node refused it itself.
struct EndedCopy {
  SignalId signal;
  std::optional<WithdrawalReason> because;
};
/// Called in the transaction that removes or replaces copies: whatever rests on them ends with them or not at all.
using OnRemoved = std::function<Status(store::Transaction&, const std::vector<EndedCopy>&, Time)>;

/// Keeps a partner's copies in line with what their owners say. Thread-safe.
///
/// For every event: `prepare` (keys; outside any transaction), `apply` (in the transaction that also accepts the event from the
/// inbox), `feed` (after that transaction's commit). `receive` does all three. Events may come late, twice or out of order: a
/// copy only ever moves to a higher revision, and a withdrawal that overtakes its signal wins.
class ReceivingService {
 public:
  ReceivingService(NodeContext node, SignalIndex& index, OnRemoved on_removed);

  /// `type` is one of `signal.shared`, `signal.batch`, `signal.withdrawn`; `sender` the authenticated partner.
  /// Errors: kInvalidArgument for an event that is none of these or is badly formed; kDataCorrupt when a value does not open or
  /// is not canonical; kUnavailable.
  Result<IncomingSignals> prepare(std::string_view sender, std::string_view type, std::string_view data);
  /// Copies, acknowledgements (P0) and audit records, in the caller's transaction. Errors: those of the store; kPermissionDenied
  /// when policy refuses the acknowledgement: then nothing may be kept either.
  Result<TouchedTokens> apply(store::Transaction& transaction, const IncomingSignals& incoming, Time now);
  Status feed(const TouchedTokens& touched);

  Status receive(std::string_view sender, std::string_view type, std::string_view data);
  /// Makes the index from the store. Call once at start, before checks are answered.
  Status rebuild();

 private:
  struct Opened;
  Result<Opened> open(std::string_view sender, event::Shared shared);
  Status apply_shared(store::Transaction& transaction, const ReceivedSignal& signal, Time now, TouchedTokens& touched,
                      std::vector<SignalId>& received, std::vector<EndedCopy>& ended);
  Status apply_withdrawn(store::Transaction& transaction, std::string_view sender, const event::Withdrawn& withdrawn, Time now,
                         TouchedTokens& touched, std::vector<EndedCopy>& ended);

  NodeContext node_;
  SignalIndex& index_;
  OnRemoved on_removed_;
  std::mutex
      feed_mutex_;  ///< held from reading the store until the index says the same, so that a slower feed cannot undo a newer
};

}  // namespace dijkwacht::signals
