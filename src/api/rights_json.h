#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "rights/request.h"

namespace dijkwacht::api {

/// `"name":"2026-…"` or null.
void write_time(JsonWriter& json, std::string_view name, const std::optional<Time>& time);

/// `state` ("open", "extended", "answered"), `dueOn`, `isOverdue`, `isDueSoon` and `outcome` of a request at one controller: the
/// same for the person and for who answers.
void write_rights_clock(JsonWriter& json, const rights::Clocks& clocks, Time received_at, const std::optional<Time>& extended_at,
                        const std::optional<rights::Outcome>& outcome, Time now);

}  // namespace dijkwacht::api
