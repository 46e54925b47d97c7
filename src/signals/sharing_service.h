#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "signals/indicator.h"
#include "signals/node_context.h"
#include "signals/opinion.h"
#include "signals/signal.h"

namespace dijkwacht::signals {

/// Someone who may learn of a signal, and the value as it would travel there.
struct Recipient {
  policy::Party party;
  Bytes sealed;  ///< sealed to the recipient; empty when the value travels in clear (TECH)
};

/// A signal that wants to be shared.
struct SharingOrder {
  Signal signal;  ///< not shared now
  const Indicator& indicator;
  const OpinionSummary& opinion;
  const std::vector<Recipient>& recipients;
  policy::Facts facts;
  std::string actor;
};

/// The signal as it is now (shared, or as it was), and why policy kept it from whom it did.
struct SharingResult {
  Signal signal;
  std::vector<policy::Reason> reasons;
};

/// The purpose for which a class of data is shared with partners.
std::string_view purpose_of(policy::DataClass data_class);

/// Asks policy for each recipient; where it permits, stores the signal as shared, and sends it with its audit record and its line
/// in the ledger, all in the caller's transaction. When policy permits none, or the indicator is paused (freeze_service.h),
/// nothing is written but by the caller. Errors: those of the store.
Result<SharingResult> share_signal(store::Transaction& transaction, const NodeContext& node, const SharingOrder& order, Time now);

/// Everyone in the partner register but this node.
std::vector<Recipient> all_partners(const NodeContext& node);

}  // namespace dijkwacht::signals
