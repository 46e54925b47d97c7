#pragma once

#include <memory>

#include "app/platform.h"
#include "app/role.h"

namespace dijkwacht::app {

/// A partner that carries out payments: copies of signals and checks, and on top of them decisions, holds, the answers of who
/// holds an account, requests for money back, and interventions. Errors: those of the data files and the store.
Result<std::unique_ptr<Role>> make_payments_role(Platform& platform);

}  // namespace dijkwacht::app
