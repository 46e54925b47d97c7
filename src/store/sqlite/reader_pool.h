#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/database.h"
#include "store/sqlite/connection.h"

namespace dijkwacht::store::sqlite {

/// Read connections, lent to one thread at a time. Thread-safe.
class ReaderPool {
 public:
  explicit ReaderPool(std::vector<std::unique_ptr<Connection>> connections);

  /// Runs `work` on a snapshot; waits when all connections are in use.
  /// Errors: those of `work`; kInternal when `work` throws or writes, or when this thread reads already.
  Status read(const std::function<Status(Transaction&)>& work);

 private:
  struct Slot {
    std::unique_ptr<Connection> connection;
    std::thread::id holder;  ///< the thread that reads with it; none when free
  };
  Result<Slot*> borrow();
  Slot* free_slot();
  void give_back(Slot& slot);

  std::mutex mutex_;  ///< guards the holders in `slots_`
  std::condition_variable freed_;
  std::vector<Slot> slots_;
};

}  // namespace dijkwacht::store::sqlite
