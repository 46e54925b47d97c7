#pragma once

#include "api/call.h"
#include "base/json.h"
#include "victims/recovery_service.h"

namespace dijkwacht::api {

// A victim's request to get a payment back, as bank and victim both read it.

/// Members of an object: id, kind, day, amount, state, version, days.
void write_recovery(JsonWriter& json, const victims::RecoveryRequest& request, const victims::RecoveryTerms& terms);
/// Members: those above, the next step, what was not met, and each step that was taken.
void write_recovery(JsonWriter& json, const victims::RecoveryService::View& view, const victims::RecoveryTerms& terms);
/// What someone asks to do: `{"version","to","amount"?,"holder"?,"unmet"?,"statement"?}`. Errors: kInvalidArgument naming the
/// field.
Result<victims::RecoveryMove> read_recovery_move(const JsonValue& body);

}  // namespace dijkwacht::api
