#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/commitment.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"
#include "store/id_number.h"
#include "store/migration.h"

namespace dijkwacht::audit {

/// One act, to be remembered for good. Ids, codes and commitments only: no personal data, so that erasing what the salts and keys
/// open leaves the chain whole.
struct Act {
  std::string actor;             ///< principal id ("person:agent-1", "key:robot", "partner:police", "system")
  std::string action;            ///< "report.offered", "signal.shared", "check.hit"
  std::string subject;           ///< an entity's id
  std::string rule = {};         ///< policy rule, empty when none was needed
  std::string purpose = {};      ///< purpose code
  std::string outcome = "done";  ///< "done", "denied", "hit", …
  std::int64_t count = 1;        ///< acts in one record (no-hit checks are recorded in batches)
  /// Commitment to what was seen or asked; made by `commit_to`. Empty when there is nothing to commit to.
  std::string commitment = {};
  /// Of a decision: what policy was asked (`policy::question_text`), so that it can be asked again under other rules. Sectors, a
  /// class, counts and yes or no; empty when nothing was asked.
  std::string question = {};
};

/// An act as recorded.
struct Entry {
  std::int64_t number = 0;  ///< 1, 2, 3, … per node
  Time time;
  Act act;
  std::string previous_hash;  ///< hex
  std::string hash;           ///< hex of BLAKE2b-256 over previous hash and the entry's canonical text
};

/// What the first entry follows.
inline constexpr std::string_view kNoHash = "0000000000000000000000000000000000000000000000000000000000000000";

/// Errors: kInternal (field named) when a field of `act` is no id or code (letters, digits and ". _ : / | + = -", at most 128,
/// or 1024 of a question; actor and action not empty; count from 1): free text would bring personal data into a log that is never
/// erased. Pure.
Status check(const Act& act);

/// Appends to the node's chain in the caller's transaction: the act and its record commit together or not at all. Returns the
/// entry's number. Errors: as `check`; kDataCorrupt when the chain's end is gone.
Result<std::int64_t> append(store::Transaction& transaction, const Act& act, Time now);
/// As above; stores the salt of `commitment` so that the value can be proven until it is erased.
Result<std::int64_t> append(store::Transaction& transaction, Act act, const Commitment& commitment, Time now);

/// What a privacy officer looks for; what is empty is not asked.
struct EntryFilter {
  std::string actor = {};
  std::string action = {};
  std::string subject = {};
  std::optional<store::IdRange> subjects = {};  ///< whose number people know: "M-1F3A9C02"
  std::optional<Time> from = {};                ///< at or after
  std::optional<Time> until = {};               ///< before
};

/// Newest first, numbers below `before` (0 starts at the end), at most `limit`. For the privacy officer.
Result<std::vector<Entry>> read_entries(store::Transaction& transaction, std::int64_t before, std::size_t limit);
Result<std::vector<Entry>> read_entries(store::Transaction& transaction, const EntryFilter& filter, std::int64_t before,
                                        std::size_t limit);

/// All entries by number, for verification and export. Stops at the first error of `visit` and returns it.
Status for_each_entry(store::Transaction& transaction, const std::function<Status(const Entry&)>& visit);

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::audit
