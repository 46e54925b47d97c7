#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/sqlite/connection.h"

namespace dijkwacht::store::sqlite {

/// The one thread that writes. It takes all works that wait, runs each in a savepoint of its own inside one transaction, commits
/// once, and only then answers: one sync to disk for up to kGroupWorksMax writers.
class Writer {
 public:
  using Work = std::function<Status(Transaction&)>;

  explicit Writer(std::unique_ptr<Connection> connection);
  /// Finishes what waits, copies the log into the file and closes.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Returns when `work` is durable or undone. Errors: those of `work`; kUnavailable when the commit fails; kInternal when
  /// `work` throws, or when called from inside a work. Thread-safe.
  Status write(Work work);
  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  struct Waiting {
    Work work;
    std::promise<Status> answer;
    Status outcome;
  };

  void run();
  std::vector<Waiting> take_group();
  /// Commits as many of `waiting` (from the front) as one group may hold, answers them and returns how many those were.
  std::size_t commit_group(std::span<Waiting> waiting);
  Status commit();
  /// After some errors (full disk, I/O) SQLite undoes the whole transaction itself.
  bool is_undone_by_engine() const;
  std::size_t run_works(std::span<Waiting> waiting);
  Status run_work(const Work& work, std::size_t& bytes);
  Status undo_work(Error reason);
  void checkpoint();

  std::unique_ptr<Connection> connection_;  ///< used by `thread_` only
  bool has_log_ = false;                    ///< written since the last full checkpoint; used by `thread_` only
  std::mutex mutex_;                        ///< guards `queue_` and `is_stopping_`
  std::condition_variable changed_;
  std::deque<Waiting> queue_;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace dijkwacht::store::sqlite
