#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// A commitment as stored: without its salt once erased.
struct StoredCommitment {
  std::string text;  ///< empty when the entry commits to nothing
  std::optional<Bytes> salt;
};

/// Nothing when there is no such entry.
Result<std::optional<StoredCommitment>> read_commitment(store::Transaction& transaction, std::int64_t entry);
Status store_salt(store::Transaction& transaction, std::int64_t entry, const Bytes& salt);

}  // namespace dijkwacht::audit
