#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// A partner without payments (shop, carrier, telecom): copies of the signals that its sector may have, and checks against them.
/// Errors: those of the data files and the store.
Result<std::unique_ptr<Role>> make_partner_role(Platform& platform);

}  // namespace dijkwacht::app
