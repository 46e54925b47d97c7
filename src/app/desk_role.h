#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// Wayfinder, intake, status page, hand-over: the Fraudehelpdesk. Errors: those of the data files.
Result<std::unique_ptr<Role>> make_desk_role(Platform& platform);

}  // namespace dijkwacht::app
