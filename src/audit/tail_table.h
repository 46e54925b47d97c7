#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// The last entry of the chain; number 0 and kNoHash while there is none.
struct Tail {
  std::int64_t number = 0;
  std::string hash;
};

/// Nothing when someone removed the row.
Result<std::optional<Tail>> read_tail(store::Transaction& transaction);
/// Takes the tail's lock until the transaction ends. Errors: kDataCorrupt when the row is gone.
Result<Tail> take_tail(store::Transaction& transaction);
Status set_tail(store::Transaction& transaction, const Tail& tail);

}  // namespace dijkwacht::audit
