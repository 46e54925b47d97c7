#pragma once

#include <string_view>

namespace dijkwacht::identifiers {

/// Has it the shape of a BIC (ISO 9362)? Four capitals or digits of the bank, two capitals of its country, two of the place, and
/// three of the branch or none: "DEMONL2A". Pure.
bool is_bic(std::string_view text);

}  // namespace dijkwacht::identifiers
