#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::programme {

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::programme
