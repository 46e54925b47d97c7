#pragma once

#include "base/id.h"

namespace dijkwacht::signals {

struct IndicatorTag;
struct OpinionTag;
struct SignalTag;
struct ObjectionTag;
struct EnquiryTag;
using IndicatorId = Id<IndicatorTag>;
using OpinionId = Id<OpinionTag>;
using SignalId = Id<SignalTag>;
using ObjectionId = Id<ObjectionTag>;
using EnquiryId = Id<EnquiryTag>;

}  // namespace dijkwacht::signals
