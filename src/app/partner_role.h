#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// A bank (or shop, carrier, telecom): copies of signals, checks, decisions on payments, holds. Errors: those of the data files
/// and the store.
Result<std::unique_ptr<Role>> make_partner_role(Platform& platform);

}  // namespace dijkwacht::app
