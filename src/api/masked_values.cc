#include "api/masked_values.h"

namespace dijkwacht::api {

Result<std::vector<identifiers::Identifier>> open_identifiers(crypto::KeyService& keys, crypto::KeyDomain domain,
                                                              const std::vector<SealedIdentifier>& sealed) {
  std::vector<Bytes> boxes;
  for (const auto& identifier : sealed) boxes.push_back(identifier.sealed);
  const auto opened = TRY(keys.open_boxes(domain, boxes));
  std::vector<identifiers::Identifier> values;
  for (std::size_t i = 0; i < opened.size(); ++i) {
    const auto type = TRY(identifiers::parse_type(sealed[i].type));
    const auto& text = opened[i].reveal("show to someone with the role for it");
    values.push_back(identifiers::Identifier::of_canonical(type, std::string(as_text(text))));
  }
  return values;
}

Result<std::vector<std::string>> masked_values(crypto::KeyService& keys, crypto::KeyDomain domain,
                                               const std::vector<SealedIdentifier>& sealed) {
  std::vector<std::string> masked;
  for (const auto& identifier : TRY(open_identifiers(keys, domain, sealed))) masked.push_back(identifiers::mask(identifier));
  return masked;
}

}  // namespace dijkwacht::api
