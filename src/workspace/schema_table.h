#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::workspace {

/// The tables of this room.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::workspace
