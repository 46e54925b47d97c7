#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// The domain or IP address that a web address leads to; nothing for another type.
std::optional<Identifier> host_of(const Identifier& url);

// For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_url`.

/// `scheme://host[:port]/path[?query]`: http or https only (https when no scheme was typed, as browsers do); host as
/// `canonical_domain` or, for a numeric host in any notation, `canonical_ip`; default port dropped; path without dot segments;
/// percent codes in upper case, and only where they are needed; an empty query and the fragment dropped. Credentials refused.
Examined<std::string> canonical_url(std::string_view prepared);
/// Scheme and host; `/•••` stands for what follows, which may hold a victim's name or token.
std::string mask_url(std::string_view canonical);

}  // namespace dijkwacht::identifiers
