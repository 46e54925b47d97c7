#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::insight {

/// The tables of this room: what this node told of its weeks, and, at the programme office, what others told.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::insight
