#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// The police: sealed parts, referrals, cases, and the exchange of signals. Errors: those of the data files and the store.
Result<std::unique_ptr<Role>> make_casework_role(Platform& platform);

}  // namespace dijkwacht::app
