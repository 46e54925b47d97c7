#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// The police: the check that anyone may do before a payment (R06). Errors: those of data/public-check/budget.toml and of the
/// node's file of honeytokens, naming the line.
Result<std::unique_ptr<Role>> make_public_check_role(Platform& platform);

}  // namespace dijkwacht::app
