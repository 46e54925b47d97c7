#pragma once

#include "base/result.h"
#include "signals/ids.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// A signal, or the copy of one, ended: every enquiry on it ends with it at this end, and what was typed and given is erased,
/// also where it waits to be sent. In the caller's transaction, with an audit record each.
Status end_enquiries(store::Transaction& transaction, const SignalId& signal, Time now);

/// Erases what was kept as long as it may be. Returns how many. A job runs it every minute, at both ends.
Result<std::int64_t> erase_due_enquiries(store::Database& database, Time now);

}  // namespace dijkwacht::signals
