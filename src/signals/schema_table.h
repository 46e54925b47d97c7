#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::signals {

/// Tables of the node that owns signals and of the node that holds copies; each node has both, so that one may become the other.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::signals
