#pragma once

#include <optional>

#include "base/json.h"
#include "rights/request.h"

namespace dijkwacht::api {

/// `state` ("open", "extended", "answered"), `dueOn`, `isOverdue`, `isDueSoon` and `outcome` of a request at one controller: the
/// same for the person and for who answers.
void write_rights_clock(JsonWriter& json, const rights::Clocks& clocks, Time received_at, const std::optional<Time>& extended_at,
                        const std::optional<rights::Outcome>& outcome, Time now);

}  // namespace dijkwacht::api
