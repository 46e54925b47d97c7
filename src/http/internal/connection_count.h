#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

#include "base/clock.h"

namespace dijkwacht::http::internal {

/// How many connections are open, in all and per client address. Thread-safe.
class ConnectionCount {
 public:
  ConnectionCount(std::size_t connections_max, std::size_t per_client_max)
      : connections_max_(connections_max), per_client_max_(per_client_max) {}

  /// False when a limit is reached; otherwise `leave` must follow.
  bool enter(const std::string& client_address) {
    const std::lock_guard lock(mutex_);
    if (total_ >= connections_max_) return false;
    auto& of_client = per_client_[client_address];
    if (of_client >= per_client_max_) return false;
    ++of_client;
    ++total_;
    return true;
  }
  void leave(const std::string& client_address) {
    const std::lock_guard lock(mutex_);
    const auto of_client = per_client_.find(client_address);
    if (--of_client->second == 0) per_client_.erase(of_client);
    if (--total_ == 0) is_empty_.notify_all();
  }
  std::size_t total() const {
    const std::lock_guard lock(mutex_);
    return total_;
  }
  /// Waits until none is open, or until `limit` has passed.
  void wait_until_empty(Duration limit) {
    std::unique_lock lock(mutex_);
    is_empty_.wait_for(lock, limit, [this] { return total_ == 0; });
  }

 private:
  const std::size_t connections_max_;
  const std::size_t per_client_max_;
  mutable std::mutex mutex_;  ///< guards total_ and per_client_
  std::condition_variable is_empty_;
  std::size_t total_ = 0;
  std::unordered_map<std::string, std::size_t> per_client_;
};

}  // namespace dijkwacht::http::internal
