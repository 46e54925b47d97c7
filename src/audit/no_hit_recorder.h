#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "store/database.h"

namespace dijkwacht::audit {

/// Counts checks that revealed nothing and records them in batches: one entry "check.no-hit" per actor and purpose. A job calls
/// `flush` every 100 ms, and the node once more when it stops. Thread-safe.
class NoHitRecorder {
 public:
  /// Actors and purposes are registered, so this many pairs between two flushes means that something is wrong.
  static constexpr std::size_t kPairsMax = 4096;

  /// `database` must outlive this.
  explicit NoHitRecorder(store::Database& database) : database_(database) {}

  struct Check {
    std::string actor;    ///< principal id
    std::string purpose;  ///< purpose code
    friend auto operator<=>(const Check&, const Check&) = default;
  };
  /// Counts without touching the store. Errors: kUnavailable above kPairsMax: answer nothing then, for it would not be recorded;
  /// kInternal when the names are no ids or codes, or `checks` is below 1.
  Status count(const Check& check, std::int64_t checks = 1);

  /// Records what was counted, in one transaction. When that fails nothing is lost: the next flush tries again.
  Status flush(Time now);

 private:
  using Counts = std::map<Check, std::int64_t>;
  Counts take();
  void give_back(const Counts& counts);

  store::Database& database_;
  std::mutex mutex_;  ///< guards `counts_`
  Counts counts_;
};

}  // namespace dijkwacht::audit
