#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "signals/node_context.h"
#include "signals/opinion.h"
#include "signals/signal.h"

namespace dijkwacht::signals {

/// Takes one shared signal back in the caller's transaction: its state, news to every receiver, the audit record. When policy
/// refuses the news (P0 switched off), the signal is withdrawn all the same and the news is owed.
Status withdraw_signal(store::Transaction& transaction, const NodeContext& node, const Signal& signal, WithdrawalReason reason,
                       const std::string& actor, Time now);
/// Ends an opinion and takes back what rests on it, in the caller's transaction. Returns how many signals.
/// Errors: kNotFound; kFailedPrecondition when it ended before.
Result<std::int64_t> end_opinion(store::Transaction& transaction, const NodeContext& node, const OpinionId& opinion,
                                 WithdrawalReason reason, const std::string& actor, Time now);

/// Strangers turned out to share the identifier behind a reference; in the caller's transaction. Takes back what this
/// organisation shared on it, and lets nothing be shared until it links again. Another organisation's signal is that
/// organisation's. An unknown reference changes nothing.
Status note_stop(store::Transaction& transaction, const NodeContext& node, std::string_view reference, const std::string& actor,
                 Time now);
/// It links again, so that what waits on it may be shared: ask `PublicationService::recount` after the commit.
Status note_links_again(store::Transaction& transaction, std::string_view reference);

/// Takes signals back. Thread-safe. Invariant 6: after a call returns, no answer of this node contains the signal.
class WithdrawalService {
 public:
  explicit WithdrawalService(NodeContext node) : node_(std::move(node)) {}

  /// The author's organisation no longer stands by its opinion. Returns the signals withdrawn. Errors: as `end_opinion`.
  Result<std::int64_t> withdraw_opinion(const OpinionId& opinion, const std::string& actor);
  Result<std::int64_t> withdraw_opinion(store::Transaction& transaction, const OpinionId& opinion, const std::string& actor);
  /// Every signal shared under a rule that is no longer in force. Call after switching it off. Returns the signals withdrawn.
  Result<std::int64_t> withdraw_rule(std::string_view rule, const std::string& actor);
  /// Opinions whose validity has passed, with their signals. Returns the signals expired. A job runs it every minute.
  Result<std::int64_t> expire_due();
  /// Sends all withdrawals that policy refused to send when they were made and permits now. Returns how many. Call after a rule
  /// was switched on; a job runs it every minute.
  Result<std::int64_t> send_owed();

 private:
  NodeContext node_;
};

}  // namespace dijkwacht::signals
