#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// Tells the programme office, week by week, what this node counted in the rooms of its other roles.
/// Errors: those of `data/insight/disclosure.toml`.
Result<std::unique_ptr<Role>> make_aggregates_role(Platform& platform);

}  // namespace dijkwacht::app
