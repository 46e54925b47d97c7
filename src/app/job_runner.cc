#include "app/job_runner.h"

namespace dijkwacht::app {

JobRunner::~JobRunner() { stop(); }

void JobRunner::add(std::string name, Duration period, Work work) {
  jobs_.push_back({.name = std::move(name), .period = period, .work = std::move(work)});
}

void JobRunner::start() {
  for (const auto& job : jobs_) threads_.emplace_back([this, &job] { run(job); });
}

void JobRunner::wake(std::string_view name) {
  {
    const std::lock_guard lock(mutex_);
    for (auto& job : jobs_) {
      if (job.name == name) ++job.wakes;
    }
  }
  changed_.notify_all();
}

void JobRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_all();
  for (auto& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void JobRunner::run(const Job& job) {
  std::uint64_t seen = 0;
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (is_stopping_) return;
      seen = job.wakes;
    }
    if (const auto done = job.work(); !done) on_failure_(job.name, done.error());
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, job.period, [&] { return is_stopping_ || job.wakes != seen; });
  }
}

}  // namespace dijkwacht::app
