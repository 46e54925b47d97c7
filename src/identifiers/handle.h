#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// The account whose profile a web address shows, when it is one of a platform known here; nothing otherwise. The police ask for
/// the full address of a profile (politie.nl), and `m.facebook.com/Jan.Jansen` and `facebook.com/janjansen?ref=x` are one
/// account.
std::optional<Identifier> handle_of(const Identifier& url);

// For identifier.cc; `prepared` comes from `prepare`, `canonical` from `canonical_handle`.

/// `platform:name`: the name as the platform itself compares it (small letters; Facebook's without full stops; Marktplaats' as
/// the number of its user, for its screen names are not unique). Reads the address of a profile, and `Instagram: @name`.
Examined<std::string> canonical_handle(std::string_view prepared);
/// `Instagram: name`.
std::string display_handle(std::string_view canonical);
/// `instagram:n•••`.
std::string mask_handle(std::string_view canonical);

}  // namespace dijkwacht::identifiers
