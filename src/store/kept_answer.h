#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::store {

/// Longest key that a sender may give an act, in bytes.
inline constexpr std::size_t kIdempotencyKeyBytesMax = 128;

// A sender that heard no answer sends again, with the key that it gave the act (`Idempotency-Key`). The act is then done once and
// answered alike; the same key with other content is a mistake of the sender's.

/// Errors: kInvalidArgument with field "Idempotency-Key" for a key that is empty or too long.
Status check_idempotency_key(std::string_view key);
/// Do two requests with one key ask the same? Fingerprints are keyed: content may be personal data, and is not kept.
/// Errors: kConflict with field "Idempotency-Key".
Status check_same_request(ByteView kept, ByteView asked);

/// What makes a request the same as an earlier one.
struct RepeatableRequest {
  std::string asker;  ///< keys of one asker do not meet those of another
  std::string act;    ///< "POST /cases/…/merges"
  std::string key;
  Bytes fingerprint;  ///< of the content
};

/// What was answered to this request before; nothing when it is new. Errors: those of `check_same_request`.
Result<std::optional<std::string>> find_kept_answer(Transaction& transaction, const RepeatableRequest& request);
/// Errors: kConflict when an answer to this key is kept already.
Status keep_answer(Transaction& transaction, const RepeatableRequest& request, std::string_view answer, Time now);
/// Runs `act` and keeps its answer in one transaction, or gives the answer that is kept. A failed act keeps nothing, so that the
/// corrected request may have the same key. Errors: those of `act` and of `check_same_request`.
Result<std::string> answer_once(Database& database, const RepeatableRequest& request, Time now,
                                const std::function<Result<std::string>(Transaction&)>& act);
/// Forgets what was kept before `before`, at most `limit`; returns how many. After that a key is new again.
Result<std::int64_t> forget_answers(Transaction& transaction, Time before, std::size_t limit);

std::vector<Migration> kept_answer_migrations();

}  // namespace dijkwacht::store
