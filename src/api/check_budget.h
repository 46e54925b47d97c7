#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "auth/rate_limiter.h"
#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::api {

/// How much the public may ask, out of data/public-check/budget.toml. Accounts can be tried one after the other; this bounds how
/// many a day one client, and all of them together, can.
struct CheckLimits {
  std::int64_t client_at_once = 0;
  std::int64_t client_per_day = 0;
  std::int64_t all_at_once = 0;
  std::int64_t all_per_day = 0;
  int work_bits = 0;
  std::int64_t published_count_min = 0;

  /// Errors: kInvalidArgument naming file and key; kNotFound.
  static Result<CheckLimits> load(const std::filesystem::path& file);
};

/// Who may still ask. Clients are told apart by address, in memory only; a restart gives everyone a full budget. Thread-safe.
class CheckBudget {
 public:
  CheckBudget(const CheckLimits& limits, const Clock& clock);

  /// Takes one check. Errors: kRateLimited, with what to do instead; then nothing was taken.
  Status take(std::string_view client);
  /// This client tries values one after the other: nothing more today.
  void close(std::string_view client);

 private:
  const Clock& clock_;
  auth::RateLimiter client_;
  auth::RateLimiter all_;
  std::mutex mutex_;                                 ///< guards closed_
  std::map<std::string, Time, std::less<>> closed_;  ///< until when
};

}  // namespace dijkwacht::api
