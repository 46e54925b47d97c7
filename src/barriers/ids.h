#pragma once

#include "base/id.h"

namespace dijkwacht::barriers {

struct DecisionTag;
struct HoldTag;
using DecisionId = Id<DecisionTag>;
using HoldId = Id<HoldTag>;

}  // namespace dijkwacht::barriers
