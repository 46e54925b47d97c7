#pragma once

#include <string>

#include "api/call.h"
#include "base/json.h"
#include "identifiers/identifier.h"
#include "pilots/both_ends.h"

/// What the API says of a pilot and takes in for it, alike at who holds it and who takes part.
namespace dijkwacht::api {

void write_pilot(JsonWriter& json, const pilots::PilotView& view, Time now);
Result<std::string> pilot_of(const Call& call);
/// {type, value}. Errors: kInvalidArgument naming the field.
Result<identifiers::Identifier> read_identifier(const JsonValue& body, const identifiers::ParseOptions& options);
/// {wasRight, minutes} of the question in the path. Errors: as above.
Result<pilots::Judgement> read_judgement(const Call& call);

}  // namespace dijkwacht::api
