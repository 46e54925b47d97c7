#pragma once

#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

// A number of the Dutch trade register (KvK): eight digits, zeros in front included, without check digit. For identifier.cc;
// `prepared` comes from `prepare`, `canonical` from `canonical_kvk`.
Examined<std::string> canonical_kvk(std::string_view prepared);
/// `••••••48`: the number of a one-man business is a person's.
std::string mask_kvk(std::string_view canonical);

}  // namespace dijkwacht::identifiers
