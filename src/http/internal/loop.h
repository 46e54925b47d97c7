#pragma once

#include <future>
#include <memory>
#include <thread>
#include <unordered_set>
#include <vector>

#include "http/internal/net.h"

namespace dijkwacht::http::internal {

/// One open connection as its loop sees it. Used on the loop's thread only.
class Connection {
 public:
  virtual ~Connection() = default;
  /// Closes the socket now; whatever waits on it ends with an error.
  virtual void cut() = 0;
  /// Ends after the request that has begun to arrive, or now when none has.
  virtual void finish() = 0;

  SteadyClock::time_point deadline() const { return deadline_; }

 protected:
  void limit_time(std::chrono::milliseconds time) { deadline_ = SteadyClock::now() + time; }
  void unlimit_time() { deadline_ = SteadyClock::time_point::max(); }

 private:
  SteadyClock::time_point deadline_ = SteadyClock::time_point::max();
};

/// One thread with its io_context and the connections that live there. A connection that is past its deadline is cut at the next
/// tick: one scan over at most a few thousand pointers costs less than a timer per operation.
class Loop {
 public:
  Loop();
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  asio::io_context& context() { return context_; }
  /// Runs `work` on the loop's thread and waits for it.
  template <typename Work>
  void run_and_wait(Work work) {
    std::promise<void> done;
    asio::post(context_, [&] {
      work();
      done.set_value();
    });
    done.get_future().wait();
  }
  /// Lets the thread end when nothing is left to wait for, and waits for that.
  void join();

  // On the loop's thread only.
  void add(Connection* connection) { connections_.insert(connection); }
  void remove(Connection* connection) { connections_.erase(connection); }
  template <typename Act>
  void for_each(Act act) {
    const std::vector<Connection*> all(connections_.begin(), connections_.end());
    for (auto* connection : all) act(*connection);
  }

 private:
  void tick();

  asio::io_context context_{1};
  asio::executor_work_guard<Executor> guard_;
  Timer ticker_;
  std::unordered_set<Connection*> connections_;
  bool is_ending_ = false;  ///< on the loop's thread only
  std::thread thread_;
};

}  // namespace dijkwacht::http::internal
