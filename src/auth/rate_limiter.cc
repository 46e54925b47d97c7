#include "auth/rate_limiter.h"

#include <algorithm>
#include <chrono>

namespace dijkwacht::auth {
namespace {

/// Below any request's cost, above what adding small parts of a second rounds away.
constexpr double kRounding = 1e-9;

}  // namespace

RateLimiter::RateLimiter(RateLimit limit, std::size_t keys_max, const Clock& clock)
    : limit_(limit), keys_max_(std::max<std::size_t>(keys_max, 1)), clock_(clock) {}

Duration RateLimiter::take(std::string_view key, double cost) {
  const std::lock_guard lock(mutex_);
  const auto now = clock_.now();
  auto& bucket = bucket_of(key, now);
  const std::chrono::duration<double> passed = std::max(now - bucket.filled_at, Duration::zero());
  bucket.level = std::min(limit_.burst, bucket.level + passed.count() * limit_.per_second);
  bucket.filled_at = now;
  const double asked = std::min(cost, limit_.burst);
  if (bucket.level >= asked - kRounding) {
    bucket.level = std::max(0.0, bucket.level - asked);
    return Duration::zero();
  }
  return std::chrono::ceil<Duration>(std::chrono::duration<double>((asked - bucket.level - kRounding) / limit_.per_second));
}

std::size_t RateLimiter::remembered() const {
  const std::lock_guard lock(mutex_);
  return by_key_.size();
}

RateLimiter::Bucket& RateLimiter::bucket_of(std::string_view key, Time now) {
  const auto found = by_key_.find(key);
  if (found != by_key_.end()) {
    by_use_.splice(by_use_.begin(), by_use_, found->second);
    return by_use_.front();
  }
  if (by_use_.size() >= keys_max_) {
    by_key_.erase(by_use_.back().key);
    by_use_.pop_back();
  }
  by_use_.push_front({std::string(key), limit_.burst, now});
  by_key_.emplace(by_use_.front().key, by_use_.begin());
  return by_use_.front();
}

}  // namespace dijkwacht::auth
