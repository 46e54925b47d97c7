#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::effect {

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::effect
