#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "rights/request.h"
#include "store/database.h"
#include "store/where.h"

namespace dijkwacht::rights {

/// False when it was there already.
Result<bool> insert(store::Transaction& transaction, const Part& part);
Result<std::optional<Part>> find_part(store::Transaction& transaction, const RequestId& request);
/// False when it was extended or answered before.
Result<bool> put_extension(store::Transaction& transaction, const RequestId& request, Time now);
/// The answer takes the place of the sealed subject, which is erased. False when it was answered before.
Result<bool> put_answer(store::Transaction& transaction, const RequestId& request, Outcome outcome, const Bytes& sealed_answer,
                        Time now);

using PartCursor = store::TimeCursor<RequestId>;
/// Newest first; `open_only` leaves out what is answered.
Result<std::vector<Part>> list_parts(store::Transaction& transaction, bool open_only, const std::optional<PartCursor>& after,
                                     std::size_t limit);

}  // namespace dijkwacht::rights
