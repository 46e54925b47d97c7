#include "store/sqlite/reader_pool.h"

#include <algorithm>
#include <typeinfo>

#include <fmt/core.h>

#include "store/sqlite/sqlite_transaction.h"

namespace dijkwacht::store::sqlite {
namespace {

Status read_snapshot(Connection& connection, const std::function<Status(Transaction&)>& work) {
  TRY(connection.control("BEGIN"));
  SqliteTransaction transaction(connection);
  Status outcome;
  try {
    outcome = work(transaction);
  } catch (const std::exception& exception) {
    outcome = fail(ErrorCode::kInternal, fmt::format("a read threw {}", typeid(exception).name()));
  } catch (...) {
    outcome = fail(ErrorCode::kInternal, "a read threw something that is no exception");
  }
  TRY(connection.control("ROLLBACK"));
  if (outcome && transaction.failure()) return fail(*transaction.failure());
  return outcome;
}

}  // namespace

ReaderPool::ReaderPool(std::vector<std::unique_ptr<Connection>> connections) {
  for (auto& connection : connections) slots_.push_back({std::move(connection), {}});
}

Status ReaderPool::read(const std::function<Status(Transaction&)>& work) {
  Slot* slot = TRY(borrow());
  Status outcome = read_snapshot(*slot->connection, work);
  give_back(*slot);
  return outcome;
}

Result<ReaderPool::Slot*> ReaderPool::borrow() {
  std::unique_lock lock(mutex_);
  const auto self = std::this_thread::get_id();
  if (std::ranges::find(slots_, self, &Slot::holder) != slots_.end()) {
    return fail(ErrorCode::kInternal, "read called from inside a read: use the transaction at hand");
  }
  freed_.wait(lock, [this] { return free_slot() != nullptr; });
  Slot* slot = free_slot();
  slot->holder = self;
  return slot;
}

ReaderPool::Slot* ReaderPool::free_slot() {
  const auto found = std::ranges::find(slots_, std::thread::id(), &Slot::holder);
  return found == slots_.end() ? nullptr : &*found;
}

void ReaderPool::give_back(Slot& slot) {
  {
    const std::scoped_lock lock(mutex_);
    slot.holder = {};
  }
  freed_.notify_one();
}

}  // namespace dijkwacht::store::sqlite
