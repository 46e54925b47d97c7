#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "store/database.h"
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
};

/// A salted commitment: BLAKE2b-256(salt, value). The salt is stored apart (table audit_salt) and destroyed on erasure.
struct Commitment {
  std::string text;  ///< base64url of the hash
  Bytes salt;
};
Commitment commit_to(ByteView value, Random& random);

/// An act as recorded.
struct Entry {
  std::int64_t number = 0;  ///< 1, 2, 3, … per node
  Time time;
  Act act;
  std::string previous_hash;  ///< hex
  std::string hash;           ///< hex of BLAKE2b-256 over previous hash and the entry's canonical text
};

/// Appends to the node's chain in the caller's transaction: the act and its record commit together or not at all.
Result<std::int64_t> append(store::Transaction& transaction, const Act& act, Time now);
/// As above; stores the salt of `commitment` so that the value can be proven until it is erased.
Result<std::int64_t> append(store::Transaction& transaction, Act act, const Commitment& commitment, Time now);

/// Newest first; `before` 0 starts at the end. For the privacy officer.
Result<std::vector<Entry>> read_entries(store::Transaction& transaction, std::int64_t before, std::size_t limit);

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::audit
