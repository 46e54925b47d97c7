#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::pilots {

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::pilots
