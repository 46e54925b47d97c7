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
/// Policy refused the news of a withdrawal: the partner is still to be told.
Status note_withdrawal_owed(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now);
/// False when there was nothing to acknowledge (not sent to this partner, or acknowledged before).
Result<bool> note_acknowledged(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now);
/// `revision` is the withdrawal's. False as above.
Result<bool> note_removed(store::Transaction& transaction, const SignalId& signal, std::string_view partner,
                          std::int64_t revision, Time now);

/// The first time that the partner acted on the signal; nothing when it was never sent to it.
Status note_acted(store::Transaction& transaction, const SignalId& signal, std::string_view partner, Time now);

Result<std::vector<Delivery>> deliveries_of(store::Transaction& transaction, const SignalId& signal);
/// Deliveries that their partner has not confirmed in their present state; those that wait longest first.
Result<std::vector<Delivery>> outstanding_deliveries(store::Transaction& transaction, std::size_t limit);
/// By partner, in order of name. Deliveries of signals that are paused or not shared any more count as
/// withdrawn.
Result<std::vector<PartnerDeliveries>> deliveries_by_partner(store::Transaction& transaction);
/// Deliveries whose partner is still to be told that the signal was withdrawn, by signal and partner; those behind `after`.
Result<std::vector<Delivery>> owed_withdrawals(store::Transaction& transaction, const std::optional<Delivery>& after,
                                               std::size_t limit);
/// Is this partner still to be told of any? Then what it has may not be believed for longer. Cheap.
Result<bool> owes_withdrawals(store::Transaction& transaction, std::string_view partner);

}  // namespace dijkwacht::signals
