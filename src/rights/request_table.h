#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "rights/event.h"
#include "store/database.h"

namespace dijkwacht::rights {

/// A request as the contact point keeps it: without its subject.
struct TakenRequest {
  RequestId id;
  Kind kind = Kind::kAccess;
  Time received_at;
};

/// False when this id or code was taken before.
Result<bool> insert(store::Transaction& transaction, const TakenRequest& request, ByteView code_hash);
Result<std::optional<TakenRequest>> find_request(store::Transaction& transaction, ByteView code_hash);
Status insert_part(store::Transaction& transaction, const RequestId& request, const std::string& recipient, Time handed_over_at);
/// In order of recipient.
Result<std::vector<PartStatus>> parts_of(store::Transaction& transaction, const RequestId& request);
/// False when this recipient has no such part, or told it before.
Result<bool> put(store::Transaction& transaction, const std::string& recipient, const event::Extended& extended);
Result<bool> put(store::Transaction& transaction, const std::string& recipient, const event::Answered& answered);

}  // namespace dijkwacht::rights
