#pragma once

#include "base/id.h"

namespace dijkwacht::rights {

struct RequestTag;
using RequestId = Id<RequestTag>;

}  // namespace dijkwacht::rights
