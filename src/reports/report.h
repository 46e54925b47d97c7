#pragma once

#include "base/id.h"

namespace dijkwacht::reports {

struct ReportTag;
using ReportId = Id<ReportTag>;

}  // namespace dijkwacht::reports
