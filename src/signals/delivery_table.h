#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/delivery.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// A signal was sent to a partner; what was confirmed of an earlier revision no longer counts. `event` is the message when it
/// carries a sealed value.
Status note_sent(store::Transaction& transaction, const SignalId& signal, std::string_view partner, std::int64_t revision,
                 const std::optional<store::EventId>& event, Time now);
Status note_withdrawal_sent(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                            std::int64_t revision, Time now);
/// False when there was nothing to acknowledge (not sent to this partner, or acknowledged before).
Result<bool> note_acknowledged(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now);
/// `revision` is the withdrawal's. False as above.
Result<bool> note_removed(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                          std::int64_t revision, Time now);

Result<std::vector<Delivery>> deliveries_of(store::Transaction& transaction, const SignalId& signal);
/// Deliveries that their partner has not confirmed in their present state, oldest first.
Result<std::vector<Delivery>> outstanding_deliveries(store::Transaction& transaction, std::size_t limit);
/// Deliveries of signals that are no longer shared whose partner was not told (policy refused the message then).
Result<std::vector<Delivery>> owed_withdrawals(store::Transaction& transaction, std::size_t limit);

}  // namespace dijkwacht::signals
