#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace dijkwacht::http::internal {

/// Threads that may block, with a queue that cannot grow past its limit.
class WorkerPool {
 public:
  WorkerPool(std::size_t threads, std::size_t queue_max);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full or the pool is stopping; `job` was then not taken. `job` must not throw.
  bool submit(std::function<void()> job);
  /// Runs what is queued, then ends the threads.
  void stop();

 private:
  void work();

  const std::size_t queue_max_;
  std::mutex mutex_;  ///< guards queue_ and is_stopping_
  std::condition_variable has_news_;
  std::deque<std::function<void()>> queue_;
  bool is_stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace dijkwacht::http::internal
