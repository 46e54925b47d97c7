#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "signals/delivery.h"
#include "signals/indicator.h"
#include "signals/node_context.h"
#include "signals/opinion.h"
#include "signals/signal.h"
#include "signals/signal_table.h"

namespace dijkwacht::signals {

/// A signal as its owner's people see it.
struct SignalView {
  Signal signal;
  policy::DataClass data_class = policy::DataClass::kAccount;
  std::string type;
  std::string masked;  ///< never enough to know a person's value; a TECH value in full
  OpinionSummary opinion;
  std::vector<Delivery> deliveries;
};

/// A page, last changed first; `state` narrows. Opens values in memory to mask them. Errors: kUnavailable.
Result<std::vector<SignalView>> list_views(const NodeContext& node, std::optional<SignalState> state,
                                           const std::optional<SignalCursor>& after, std::size_t limit);

}  // namespace dijkwacht::signals
