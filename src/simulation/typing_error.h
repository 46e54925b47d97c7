#pragma once

#include <string>

#include "simulation/draw.h"

namespace dijkwacht::simulation {

/// `value` as a person mistypes it: one of its last letters or digits wrong, left out, or swapped with the next. Always differs
/// from `value`. `value` holds three letters or digits or more after its first four characters.
std::string mistyped(const std::string& value, Draw& draw);

}  // namespace dijkwacht::simulation
