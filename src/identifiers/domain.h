#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identifiers/identifier.h"

namespace dijkwacht::identifiers {

/// In A-label text without the trailing dot (RFC 1035 §2.3.4, less length byte and root).
inline constexpr std::size_t kDomainBytesMax = 253;
inline constexpr std::size_t kDomainLabelBytesMax = 63;

/// The part that somebody registered: `shop.example` for `www.betaal.shop.example`, by the Public Suffix List that is built into
/// libpsl, its private part included (`victim.github.io` is one). Nothing for a public suffix itself, and for another type.
std::optional<Identifier> registrable_domain(const Identifier& domain);

/// The names above `domain` up to and including its registrable domain, most specific first: for `a.b.shop.example`
/// `b.shop.example`, `shop.example`. Empty when it is registrable itself, a public suffix, or no domain.
std::vector<Identifier> parents_up_to_registrable(const Identifier& domain);

/// True when the last label of a canonical domain is a top-level domain in use, or `.example` or `.test` (RFC 2606): tells a name
/// from two words with a dot between them in free text.
bool has_known_top_level_domain(const Identifier& domain);

/// For identifier.cc and the other types that hold a domain; `prepared` comes from `prepare`. A-labels by libidn2 (UTS 46, non-
/// transitional), lower case, trailing dot dropped. Underscores and hyphens anywhere are accepted: real lists have them.
/// A name that ends in a number is an IPv4 address to browsers and refused as kDomainIsIp.
Examined<std::string> canonical_domain(std::string_view prepared);

}  // namespace dijkwacht::identifiers
