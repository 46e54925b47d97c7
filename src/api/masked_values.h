#pragma once

#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "identifiers/identifier.h"

namespace dijkwacht::api {

/// An identifier as a node keeps it: type and sealed canonical text.
struct SealedIdentifier {
  std::string type;
  Bytes sealed;
};

/// Opens identifiers for the eyes of someone who may see them, in one question to the key service. The one place in the API where
/// sealed identifiers become readable; callers record who saw what. Errors: kDataCorrupt, kUnavailable.
Result<std::vector<identifiers::Identifier>> open_identifiers(crypto::KeyService& keys, crypto::KeyDomain domain,
                                                              const std::vector<SealedIdentifier>& sealed);
/// The same, masked: for lists.
Result<std::vector<std::string>> masked_values(crypto::KeyService& keys, crypto::KeyDomain domain,
                                               const std::vector<SealedIdentifier>& sealed);

}  // namespace dijkwacht::api
