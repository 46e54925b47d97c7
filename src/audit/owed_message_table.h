#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "audit/protocol.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "store/outbox.h"

namespace dijkwacht::audit {

/// A protocol message that policy keeps back.
struct OwedMessage {
  store::EventId id;  ///< the event it will be
  policy::Party to;
  std::string type;
  std::string purpose;
  std::string subject;
  std::int64_t version = 1;
  std::string data;
  std::string actor;
  ProtocolContent content = ProtocolContent::kIdsOnly;
  Time since;
  std::int64_t place = 0;  ///< in the order of writing; given by the store
};

Status insert_owed(store::Transaction& transaction, const OwedMessage& message);
/// Oldest first, those behind `after`; nothing: from the first.
Result<std::vector<OwedMessage>> read_owed(store::Transaction& transaction, const std::optional<OwedMessage>& after,
                                           std::size_t limit);
/// False when it is gone already.
Result<bool> delete_owed(store::Transaction& transaction, const store::EventId& id);

}  // namespace dijkwacht::audit
