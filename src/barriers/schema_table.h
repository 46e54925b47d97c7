#pragma once

#include <vector>

#include "store/migration.h"

namespace dijkwacht::barriers {

/// Decisions, the keys of their inputs (apart, so that erasing a key erases an input), rule versions, holds and objections.
std::vector<store::Migration> migrations();

}  // namespace dijkwacht::barriers
