#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace dijkwacht::app {

/// What a node does by itself: deliver, link, release, expire. Each job has a thread of its own and runs every `period`, or
/// at once when woken. A job that fails is told to `on_failure` and tried again at its next turn: jobs keep their place in the
/// database, so nothing is lost and nothing is done twice.
class JobRunner {
 public:
  using Work = std::function<Status()>;
  using OnFailure = std::function<void(const std::string& job, const Error& error)>;

  explicit JobRunner(OnFailure on_failure) : on_failure_(std::move(on_failure)) {}
  /// As `stop`.
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  /// Before `start` only.
  void add(std::string name, Duration period, Work work);
  void start();
  /// Runs this job soon, for who just made work for it; the others keep their period. Thread-safe, cheap.
  void wake(std::string_view job);
  /// Lets what runs end, then joins. Thread-safe; once is enough.
  void stop();

 private:
  struct Job {
    std::string name;
    Duration period;
    Work work;
    std::uint64_t wakes = 0;
  };
  void run(const Job& job);

  OnFailure on_failure_;
  std::vector<Job> jobs_;
  std::vector<std::thread> threads_;
  std::mutex mutex_;  ///< guards `wakes` of each job and the one below
  bool is_stopping_ = false;
  std::condition_variable changed_;
};

}  // namespace dijkwacht::app
