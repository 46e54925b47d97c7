#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::rights {

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::rights
