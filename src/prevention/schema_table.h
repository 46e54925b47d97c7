#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::prevention {

/// Campaigns, their measured effects, and events.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::prevention
