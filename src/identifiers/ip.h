#pragma once

#include <string>
#include <string_view>

#include "identifiers/reason.h"

namespace dijkwacht::identifiers {

/// For identifier.cc and url.cc; `prepared` comes from `prepare`. Dotted IPv4 without leading zeros, or IPv6, as inet_ntop
/// writes it (RFC 5952). An IPv4-mapped IPv6 address is its IPv4 address. Zones, ranges, ports and brackets are refused.
Examined<std::string> canonical_ip(std::string_view prepared);

}  // namespace dijkwacht::identifiers
