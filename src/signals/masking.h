#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "crypto/key_service.h"
#include "signals/indicator.h"

namespace dijkwacht::signals {

/// Each indicator as people may read it: never enough to know a person's value; a TECH value in full. Opens sealed ones in
/// memory, together. Errors: kUnavailable; kDataCorrupt.
Result<std::vector<std::string>> masked_values(crypto::KeyService& keys, const std::vector<Indicator>& indicators);

}  // namespace dijkwacht::signals
