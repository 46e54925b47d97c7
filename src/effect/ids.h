#pragma once

#include "base/id.h"

namespace dijkwacht::effect {

struct InterventionTag;
using InterventionId = Id<InterventionTag>;

}  // namespace dijkwacht::effect
