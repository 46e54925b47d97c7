#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "crypto/key_service.h"
#include "identifiers/identifier.h"
#include "policy/data_class.h"

/// What signals want to know of identifiers. Pure.
namespace dijkwacht::signals {

/// Account: ACC; phone and e-mail: NUM; web address, domain, IP address: TECH.
policy::DataClass data_class_of(identifiers::IdentifierType type);
/// Of a stored type name. Errors: kDataCorrupt when there is no such type.
Result<policy::DataClass> data_class_of(std::string_view type);

/// An identifier that came from a compartment or another node, and must be canonical already. Errors: kDataCorrupt when it is
/// not: two nodes that differ in canonical form miss each other silently.
Result<identifiers::Identifier> reopened(std::string_view type, std::string_view text);

/// "DEMO" of a Dutch account; empty for anything else.
std::string bank_code_of(const identifiers::Identifier& identifier);
/// The same of a value as it is stored, for whoever holds the keys (`crypto::RoutingCodeOf`): says which bank an account belongs
/// to while the account stays where it is. Errors: those of `reopened`.
Result<std::string> routing_code(std::string_view type, std::string_view canonical);

/// The registrable domain of a domain, or of a web address's host; nothing for another type or a public suffix.
std::optional<std::string> registrable_of(const identifiers::Identifier& identifier);

/// The names under which an identifier may be listed, most specific first: itself; for a web address its host; then the parents
/// of the domain up to the registrable one. As many texts to tokenise.
std::vector<crypto::TokenInput> asked_names(const identifiers::Identifier& identifier);

/// A line of a feed.
struct TechnicalName {
  std::string type;  ///< "domain" or "ip"
  std::string canonical;
  std::optional<std::string> registrable;
};
/// A domain, an IPv4 or an IPv6 address. Errors: kInvalidArgument with the reason; the value does not stand in it.
Result<TechnicalName> parse_technical(std::string_view text);

}  // namespace dijkwacht::signals
