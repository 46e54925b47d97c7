#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/delivery.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// What partners confirm and do, into the ledger, in the transaction that accepts the event. `partner` is the authenticated
/// sender; what was never sent to it changes nothing. Errors: kInvalidArgument for data that is badly formed; those of the store.
Status apply_received(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);
Status apply_removed(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);

/// A partner acted on a signal: a payment waits.
Status apply_acted(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);

/// Who has not confirmed what it was told, oldest first.
Result<std::vector<Delivery>> outstanding(store::Database& database, std::size_t limit);

}  // namespace dijkwacht::signals
