#pragma once

#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

// What a set of a device's features hashes to: `fs1-` and sixty-four hexadecimal digits (SHA-256). The number behind `fs` is the
// version of the feature set; two versions never match. For identifier.cc.
Examined<std::string> canonical_device(std::string_view prepared);
/// `fs1-•••` and the last four digits.
std::string mask_device(std::string_view canonical);

}  // namespace dijkwacht::identifiers
