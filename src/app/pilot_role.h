#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// A bank: the pilots that it holds (docs/decisions/0007). Errors: those of data/pilots.
Result<std::unique_ptr<Role>> make_pilot_role(Platform& platform);
/// A shop or carrier: the pilots of others in which it takes part. Errors: as above.
Result<std::unique_ptr<Role>> make_participation_role(Platform& platform);

}  // namespace dijkwacht::app
