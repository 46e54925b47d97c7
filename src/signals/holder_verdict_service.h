#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/freeze_service.h"
#include "signals/holder_verdict.h"
#include "signals/node_context.h"

namespace dijkwacht::signals {

/// A verdict as the owner's people see it.
struct VerdictView {
  ReceivedVerdict verdict;
  std::string type;
  std::string masked;
};

/// The answer of who holds an account, at both ends: given on a copy, and heard by the signal's owner, who looks again.
/// Thread-safe.
class HolderVerdictService {
 public:
  HolderVerdictService(NodeContext node, HolderVerdictRules rules) : node_(std::move(node)), rules_(rules), freezes_(node_) {}

  /// At the holder, in the caller's transaction: keeps the verdict and tells the signal's sender (P0). Errors: kNotFound without
  /// an active copy; kFailedPrecondition when the signal is about no account; kPermissionDenied with policy's reason.
  Status give(store::Transaction& transaction, const SignalId& signal, HolderVerdict verdict, const std::string& actor, Time now);

  /// At the owner, in the transaction that accepts the event. Who was never sent the signal changes nothing. Where the rules say
  /// so the signal is taken from every receiver until `answer`. Errors: kInvalidArgument for data that is badly formed.
  Status intake(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);
  /// Upheld: the opinion ends for good. Rejected: ask `PublicationService::retry_waiting` after the commit. Errors: kNotFound;
  /// kFailedPrecondition when there is nothing to answer.
  Status answer(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                event::ObjectionOutcome outcome, const std::string& actor, Time now);
  /// Those to answer first. Opens values in memory to mask them. Errors: kUnavailable.
  Result<std::vector<VerdictView>> list(std::size_t limit) const;

 private:
  NodeContext node_;
  HolderVerdictRules rules_;
  FreezeService freezes_;
};

}  // namespace dijkwacht::signals
