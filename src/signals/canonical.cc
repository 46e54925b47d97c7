#include "signals/canonical.h"

#include "identifiers/domain.h"
#include "identifiers/iban.h"
#include "identifiers/url.h"

namespace dijkwacht::signals {
namespace {

using identifiers::Identifier;
using identifiers::IdentifierType;

std::string text_of(const Identifier& technical) {
  return technical.canonical().reveal("a technical identifier is shared in clear");
}

Result<IdentifierType> stored_type(std::string_view name) {
  const auto type = identifiers::parse_type(name);
  if (!type) return fail(ErrorCode::kDataCorrupt, "a value of an unknown type", "type");
  return *type;
}

crypto::TokenInput input_of(const Identifier& identifier) {
  return {std::string(name_of(identifier.type())), identifier.canonical()};
}

}  // namespace

policy::DataClass data_class_of(IdentifierType type) {
  switch (type) {
    case IdentifierType::kIban:
    case IdentifierType::kBitcoin:
    case IdentifierType::kEthereum: return policy::DataClass::kAccount;
    case IdentifierType::kPhone:
    case IdentifierType::kEmail: return policy::DataClass::kNumber;
    case IdentifierType::kUrl:
    case IdentifierType::kDomain:
    case IdentifierType::kIp: return policy::DataClass::kTechnical;
    case IdentifierType::kKvk:
    case IdentifierType::kHandle: return policy::DataClass::kSuspect;
    case IdentifierType::kDevice: return policy::DataClass::kDevice;
  }
  return policy::DataClass::kSpecial;
}

Result<policy::DataClass> data_class_of(std::string_view type) { return data_class_of(TRY(stored_type(type))); }

Result<Identifier> reopened(std::string_view type, std::string_view text) {
  auto identifier = identifiers::parse(TRY(stored_type(type)), text, {.accept_synthetic_numbers = true});
  if (!identifier || identifier->canonical().reveal("compare with what was sent") != text) {
    return fail(ErrorCode::kDataCorrupt, "this value is not in canonical form: compare the vectors of both nodes", "value");
  }
  return std::move(*identifier);
}

std::string bank_code_of(const Identifier& identifier) { return identifiers::bank_code(identifier).value_or(""); }

Result<std::string> routing_code(std::string_view type, std::string_view canonical) {
  return bank_code_of(TRY(reopened(type, canonical)));
}

std::optional<std::string> registrable_of(const Identifier& identifier) {
  const auto host = identifiers::host_of(identifier);
  const auto domain = identifiers::registrable_domain(host ? *host : identifier);
  if (!domain) return std::nullopt;
  return text_of(*domain);
}

std::vector<crypto::TokenInput> asked_names(const Identifier& identifier) {
  std::vector<crypto::TokenInput> names{input_of(identifier)};
  const auto host = identifiers::host_of(identifier);
  if (host) names.push_back(input_of(*host));
  for (const auto& parent : identifiers::parents_up_to_registrable(host ? *host : identifier)) names.push_back(input_of(parent));
  return names;
}

Result<TechnicalName> parse_technical(std::string_view text) {
  const auto domain = identifiers::examine(IdentifierType::kDomain, text);
  if (domain) return TechnicalName{"domain", text_of(*domain), registrable_of(*domain)};
  // IPv6 holds colons, which no domain does; a domain that ends in a number is IPv4 to browsers.
  const auto address = identifiers::examine(IdentifierType::kIp, text);
  if (address) return TechnicalName{"ip", text_of(*address), std::nullopt};
  return fail(ErrorCode::kInvalidArgument, std::string(identifiers::message_of(domain.error())), "value");
}

}  // namespace dijkwacht::signals
