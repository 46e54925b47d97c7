#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// A partner: the pilots it may take part in. Errors: those of data/pilots.
Result<std::unique_ptr<Role>> make_pilot_role(Platform& platform);

}  // namespace dijkwacht::app
