#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "crypto/key_service.h"
#include "store/database.h"
#include "store/where.h"
#include "victims/recovery_request.h"

namespace dijkwacht::victims {

Status insert(store::Transaction& transaction, const RecoveryRequest& request, ByteView status_token_hash);
/// Errors: kConflict when another step came first.
Status update(store::Transaction& transaction, const RecoveryRequest& request);
/// Errors: kNotFound.
Result<RecoveryRequest> read_request(store::Transaction& transaction, const RecoveryId& id);
/// Errors: kUnauthenticated when no request has this token: never told which part was wrong.
Result<RecoveryRequest> read_request_by_token(store::Transaction& transaction, ByteView status_token_hash);
/// Asked, and the letter went at or before `noticed_until`; oldest first.
Result<std::vector<RecoveryRequest>> asked_until(store::Transaction& transaction, Time noticed_until, std::size_t limit);

/// In this state, and nobody did anything since `moved_until`; whose last step is oldest first.
Result<std::vector<RecoveryRequest>> unmoved_since(store::Transaction& transaction, RecoveryState state, Time moved_until,
                                                   std::size_t limit);

using RecoveryCursor = store::TimeCursor<RecoveryId>;
/// What narrows the list.
struct RecoveryQuery {
  std::optional<RecoveryState> state = {};
  std::optional<store::IdRange> number = {};  ///< from `parse_recovery_number`
  std::optional<RecoveryCursor> after = {};   ///< created, of the last one of the page before
  std::size_t limit = limits::kPageRowsMax;
};
/// Newest first.
Result<std::vector<RecoveryRequest>> newest_requests(store::Transaction& transaction, const RecoveryQuery& query);

Status insert(store::Transaction& transaction, const RecoveryId& request, const RecoveryEvent& event);
/// Oldest first.
Result<std::vector<RecoveryEvent>> read_events(store::Transaction& transaction, const RecoveryId& request);

/// What of a request is sealed, each under a key of its own.
enum class RecoveryPart : std::uint8_t { kClaim, kHolder };
/// "<request id>|claim|1"
std::string part_context(const RecoveryId& request, RecoveryPart part);
Status insert_part(store::Transaction& transaction, const RecoveryId& request, RecoveryPart part,
                   const crypto::WrappedPart& sealed);
/// Nothing when it was never there or was destroyed. The context is set.
Result<std::optional<crypto::WrappedPart>> find_part(store::Transaction& transaction, const RecoveryId& request,
                                                     RecoveryPart part);
/// Does nothing when it is not there.
Status destroy_part(store::Transaction& transaction, const RecoveryId& request, RecoveryPart part);
Status destroy_parts(store::Transaction& transaction, const RecoveryId& request);

}  // namespace dijkwacht::victims
