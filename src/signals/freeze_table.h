#pragma once

#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "signals/ids.h"
#include "store/database.h"

namespace dijkwacht::signals {

// An indicator on which nothing is shared while somebody looks whether it is right. `cause` is an opaque id: of a person's
// request.

/// False when this cause paused it before.
Result<bool> insert_freeze(store::Transaction& transaction, const IndicatorId& indicator, std::string_view cause, Time now);
/// Ends what this cause paused; `outcome` is "upheld" or "refused".
Status end_freezes(store::Transaction& transaction, std::string_view cause, std::string_view outcome, Time now);
/// Is it paused by any cause?
Result<bool> is_frozen(store::Transaction& transaction, const IndicatorId& indicator);
/// Was a pause of it refused at `since` or later?
Result<bool> was_refused(store::Transaction& transaction, const IndicatorId& indicator, Time since);

}  // namespace dijkwacht::signals
