#include "identifiers/identifier.h"

#include "identifiers/device.h"
#include "identifiers/domain.h"
#include "identifiers/email.h"
#include "identifiers/handle.h"
#include "identifiers/iban.h"
#include "identifiers/ip.h"
#include "identifiers/kvk.h"
#include "identifiers/phone.h"
#include "identifiers/typed_text.h"
#include "identifiers/url.h"
#include "identifiers/wallet.h"

namespace dijkwacht::identifiers {
namespace {

Examined<std::string> canonical_of(IdentifierType type, std::string_view prepared, const ParseOptions& options) {
  switch (type) {
    case IdentifierType::kIban: return canonical_iban(prepared);
    case IdentifierType::kPhone: return canonical_phone(prepared, options);
    case IdentifierType::kEmail: return canonical_email(prepared);
    case IdentifierType::kUrl: return canonical_url(prepared);
    case IdentifierType::kDomain: return canonical_domain(prepared);
    case IdentifierType::kIp: return canonical_ip(prepared);
    case IdentifierType::kKvk: return canonical_kvk(prepared);
    case IdentifierType::kHandle: return canonical_handle(prepared);
    case IdentifierType::kDevice: return canonical_device(prepared);
    case IdentifierType::kBitcoin: return canonical_bitcoin(prepared);
    case IdentifierType::kEthereum: return canonical_ethereum(prepared);
  }
  return refuse(Reason::kEmpty);
}

}  // namespace

Examined<Identifier> examine(IdentifierType type, std::string_view text, const ParseOptions& options) {
  const auto prepared = prepare(text);
  if (!prepared) return refuse(prepared.error());
  auto canonical = canonical_of(type, *prepared, options);
  if (!canonical) return refuse(canonical.error());
  return Identifier::of_canonical(type, std::move(*canonical));
}

Result<Identifier> parse(IdentifierType type, std::string_view text, const ParseOptions& options) {
  auto identifier = examine(type, text, options);
  if (identifier) return std::move(*identifier);
  const auto code = identifier.error() == Reason::kTooLong ? ErrorCode::kTooLarge : ErrorCode::kInvalidArgument;
  return fail(code, std::string(message_of(identifier.error())), "value");
}

std::string display(const Identifier& identifier) {
  const auto& canonical = identifier.canonical().reveal("display");
  switch (identifier.type()) {
    case IdentifierType::kIban: return display_iban(canonical);
    case IdentifierType::kPhone: return display_phone(canonical);
    case IdentifierType::kHandle: return display_handle(canonical);
    case IdentifierType::kEthereum: return display_ethereum(canonical);
    default: return canonical;
  }
}

std::string mask(const Identifier& identifier) {
  const auto& canonical = identifier.canonical().reveal("mask");
  switch (identifier.type()) {
    case IdentifierType::kIban: return mask_iban(canonical);
    case IdentifierType::kPhone: return mask_phone(canonical);
    case IdentifierType::kEmail: return mask_email(canonical);
    case IdentifierType::kUrl: return mask_url(canonical);
    case IdentifierType::kKvk: return mask_kvk(canonical);
    case IdentifierType::kHandle: return mask_handle(canonical);
    case IdentifierType::kDevice: return mask_device(canonical);
    case IdentifierType::kBitcoin:
    case IdentifierType::kEthereum: return mask_wallet(canonical);
    default: return canonical;
  }
}

}  // namespace dijkwacht::identifiers
