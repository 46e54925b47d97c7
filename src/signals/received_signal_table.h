#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/result.h"
#include "signals/received_signal.h"
#include "store/database.h"
#include "store/id_number.h"
#include "store/where.h"

namespace dijkwacht::signals {

/// What is known of a copy's version, whatever its state.
struct CopyVersion {
  std::string sender;
  std::int64_t revision = 0;
  CopyState state = CopyState::kActive;
  std::optional<crypto::Token> token;  ///< of an active copy
};
Result<std::optional<CopyVersion>> find_version(store::Transaction& transaction, const SignalId& id);

/// Inserts or replaces an active copy.
Status put(store::Transaction& transaction, const ReceivedSignal& signal);
/// Leaves id, sender, revision and state; everything else is gone.
Status put_mark(store::Transaction& transaction, const SignalId& id, std::string_view sender, std::int64_t revision,
                CopyState state, Time now);

Result<std::vector<ReceivedSignal>> active_copies(store::Transaction& transaction, const crypto::Token& token);
Result<bool> has_active_copy(store::Transaction& transaction, const crypto::Token& token);
Result<std::vector<crypto::Token>> active_tokens(store::Transaction& transaction);
/// What people look for in the copies.
struct CopyQuery {
  std::optional<store::IdRange> number = {};  ///< from `parse_id_number('S', …)`
  std::string name_part = {};                 ///< of a technical name in clear; what is about persons stands in no clear text
  std::optional<store::TimeCursor<SignalId>> after = {};
  std::size_t limit = 50;
};
/// Active copies, last received first, for people.
Result<std::vector<ReceivedSignal>> newest_copies(store::Transaction& transaction, const CopyQuery& query);
Result<std::optional<ReceivedSignal>> find_copy(store::Transaction& transaction, const SignalId& id);

}  // namespace dijkwacht::signals
