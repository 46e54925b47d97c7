#pragma once

#include "base/id.h"

namespace dijkwacht::barriers {

struct DecisionTag;
struct HoldTag;
struct RuleChangeTag;
using DecisionId = Id<DecisionTag>;
using HoldId = Id<HoldTag>;
using RuleChangeId = Id<RuleChangeTag>;

}  // namespace dijkwacht::barriers
