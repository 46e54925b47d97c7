#pragma once

#include <string>

#include "base/json.h"
#include "policy/engine.h"
#include "programme/register.h"

namespace dijkwacht::api {

// The values of the programme's register as openapi.yaml describes them.

void write_partner(JsonWriter& json, const programme::Partner& partner);
void write_action(JsonWriter& json, const programme::Action& action);
void write_bottleneck(JsonWriter& json, const programme::Bottleneck& bottleneck, programme::Date today);
/// The members of a commitment in the list; the caller opens and closes the object. `engine` tells how its legal precondition
/// stands at this moment.
void write_commitment(JsonWriter& json, const programme::Dossier& dossier, const programme::Assessment& assessment,
                      const policy::Engine& engine, Time now);
/// What its own page shows beside that: periods, reports, efforts, history.
void write_course(JsonWriter& json, const programme::Dossier& dossier, const programme::Assessment& assessment);

}  // namespace dijkwacht::api
