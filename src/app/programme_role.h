#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// The ministry's programme office: the register of what partners promised and did. The plan's own actions come in once.
Result<std::unique_ptr<Role>> make_programme_role(Platform& platform);

}  // namespace dijkwacht::app
