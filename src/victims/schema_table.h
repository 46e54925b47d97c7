#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::victims {

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::victims
