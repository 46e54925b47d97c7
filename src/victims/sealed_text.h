#pragma once

#include <string>

#include "base/result.h"
#include "base/sensitive.h"
#include "crypto/key_service.h"

namespace dijkwacht::victims {

/// Seals a text under a key of its own, padded, to this node's victim domain. `context`: what it belongs to. Thread-safe.
crypto::WrappedPart seal_text(const crypto::KeyService& keys, std::string context, const Sensitive<std::string>& text);
/// Errors: as `KeyService::open_part`; kDataCorrupt.
Result<Sensitive<std::string>> open_text(crypto::KeyService& keys, const crypto::WrappedPart& sealed);

}  // namespace dijkwacht::victims
