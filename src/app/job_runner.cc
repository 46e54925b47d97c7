#include "app/job_runner.h"

namespace dijkwacht::app {

JobRunner::~JobRunner() { stop(); }

void JobRunner::add(std::string name, Duration period, Work work) { jobs_.push_back({std::move(name), period, std::move(work)}); }

void JobRunner::start() {
  for (const auto& job : jobs_) threads_.emplace_back([this, &job] { run(job); });
}

void JobRunner::wake() {
  {
    const std::lock_guard lock(mutex_);
    ++wakes_;
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
      seen = wakes_;
    }
    if (const auto done = job.work(); !done) on_failure_(job.name, done.error());
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, job.period, [&] { return is_stopping_ || wakes_ != seen; });
  }
}

}  // namespace dijkwacht::app
