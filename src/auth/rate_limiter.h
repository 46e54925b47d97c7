#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auth/auth_settings.h"
#include "base/clock.h"

namespace dijkwacht::auth {

/// Token buckets by key (an address, an account, an API key). Remembers at most `keys_max` keys; the one unused longest is
/// forgotten first, which only ever gives someone a full bucket. Nothing is stored or logged. Thread-safe.
class RateLimiter {
 public:
  /// `clock` must outlive this.
  RateLimiter(RateLimit limit, std::size_t keys_max, const Clock& clock);

  /// Takes `cost` from the key's bucket (a batch may cost more than one request). Zero: go on. Otherwise nothing was taken,
  /// and this is how long to wait. A cost above the burst waits for a full bucket and takes all of it.
  [[nodiscard]] Duration take(std::string_view key, double cost = 1);

  std::size_t remembered() const;

 private:
  struct Bucket {
    std::string key;
    double level = 0;
    Time filled_at{};
  };

  Bucket& bucket_of(std::string_view key, Time now);

  const RateLimit limit_;
  const std::size_t keys_max_;
  const Clock& clock_;

  mutable std::mutex mutex_;                                                  ///< guards all below
  std::list<Bucket> by_use_;                                                  ///< most recently used first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> by_key_;  ///< views into `by_use_`
};

}  // namespace dijkwacht::auth
