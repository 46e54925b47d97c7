#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::reports {

/// The tables of this room, desk side and police side. A node runs both; the side it has no role for stays empty.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::reports
