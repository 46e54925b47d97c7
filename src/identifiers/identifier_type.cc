#include "identifiers/identifier_type.h"

namespace dijkwacht::identifiers {

std::string_view name_of(IdentifierType type) {
  switch (type) {
    case IdentifierType::kIban: return "iban";
    case IdentifierType::kPhone: return "phone";
    case IdentifierType::kEmail: return "email";
    case IdentifierType::kUrl: return "url";
    case IdentifierType::kDomain: return "domain";
    case IdentifierType::kIp: return "ip";
    case IdentifierType::kKvk: return "kvk";
    case IdentifierType::kHandle: return "handle";
    case IdentifierType::kDevice: return "device";
    case IdentifierType::kBitcoin: return "bitcoin";
    case IdentifierType::kEthereum: return "ethereum";
  }
  return "unknown";
}

Result<IdentifierType> parse_type(std::string_view text) {
  for (const auto type : kIdentifierTypes) {
    if (name_of(type) == text) return type;
  }
  return fail(ErrorCode::kInvalidArgument,
              "the type must be one of iban, phone, email, url, domain, ip, kvk, handle, device, bitcoin, ethereum", "type");
}

}  // namespace dijkwacht::identifiers
