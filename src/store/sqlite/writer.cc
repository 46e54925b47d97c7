#include "store/sqlite/writer.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <typeinfo>

#include <fmt/core.h>
#include <sqlite3.h>

#include "store/sqlite/sqlite_transaction.h"

namespace dijkwacht::store::sqlite {
namespace {

/// Works in one commit: more gain nothing (the sync is shared by hundreds already) and make the first one wait.
constexpr std::size_t kGroupWorksMax = 512;
/// Bytes in one commit, so that an import cannot hold up a live check for long.
constexpr std::size_t kGroupBytesMax = 4 * 1024 * 1024;
/// After this long without writes the log is copied into the file and emptied, so that deleted values do not linger in it.
constexpr auto kIdleBeforeCheckpoint = std::chrono::seconds(1);

bool has_open_foreign_keys(sqlite3* handle) {
  int open = 0;
  int ignored = 0;
  sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &ignored, 0);
  return open != 0;
}

Status call(const Writer::Work& work, Transaction& transaction) {
  try {
    return work(transaction);
  } catch (const std::exception& exception) {
    // Not what(): its text may hold what the work was handling.
    return fail(ErrorCode::kInternal, fmt::format("a write threw {}", typeid(exception).name()));
  } catch (...) {
    return fail(ErrorCode::kInternal, "a write threw something that is no exception");
  }
}

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection) : connection_(std::move(connection)), thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::scoped_lock lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

Status Writer::write(Work work) {
  if (is_this_thread()) return fail(ErrorCode::kInternal, "write called from inside a write: use the transaction at hand");
  std::future<Status> answer;
  {
    const std::scoped_lock lock(mutex_);
    queue_.push_back({std::move(work), {}, {}});
    answer = queue_.back().answer.get_future();
  }
  changed_.notify_one();
  return answer.get();
}

void Writer::run() {
  while (true) {
    auto group = take_group();
    if (group.empty()) return checkpoint();
    for (std::span<Waiting> rest = group; !rest.empty();) rest = rest.subspan(commit_group(rest));
  }
}

std::vector<Writer::Waiting> Writer::take_group() {
  std::unique_lock lock(mutex_);
  const auto has_news = [this] { return is_stopping_ || !queue_.empty(); };
  if (has_log_ && !changed_.wait_for(lock, kIdleBeforeCheckpoint, has_news)) {
    lock.unlock();
    checkpoint();
    lock.lock();
  }
  changed_.wait(lock, has_news);
  const auto count = static_cast<std::ptrdiff_t>(std::min(queue_.size(), kGroupWorksMax));
  const auto end = queue_.begin() + count;
  std::vector<Waiting> group(std::make_move_iterator(queue_.begin()), std::make_move_iterator(end));
  queue_.erase(queue_.begin(), end);
  return group;
}

std::size_t Writer::commit_group(std::span<Waiting> waiting) {
  Status group = connection_->control("BEGIN IMMEDIATE");
  const std::size_t count = group ? run_works(waiting) : waiting.size();
  if (group) group = commit();
  has_log_ = true;
  for (Waiting& each : waiting.first(count)) {
    // Nothing of a group whose commit failed is stored, so nothing of it is acknowledged.
    if (!group && each.outcome) each.outcome = fail(ErrorCode::kUnavailable, "not stored, try again: " + group.error().message);
    each.work = nullptr;
    each.answer.set_value(std::move(each.outcome));
  }
  return count;
}

Status Writer::commit() {
  if (is_undone_by_engine()) return fail(ErrorCode::kUnavailable, "the engine undid the whole group");
  Status committed = connection_->control("COMMIT");
  if (!committed && !is_undone_by_engine()) std::ignore = connection_->control("ROLLBACK");
  return committed;
}

bool Writer::is_undone_by_engine() const { return sqlite3_get_autocommit(connection_->handle()) != 0; }

std::size_t Writer::run_works(std::span<Waiting> waiting) {
  std::size_t bytes = 0;
  std::size_t count = 0;
  while (count < waiting.size() && bytes < kGroupBytesMax) {
    Waiting& each = waiting[count++];
    each.outcome = run_work(each.work, bytes);
    if (is_undone_by_engine()) break;
  }
  return count;
}

Status Writer::run_work(const Work& work, std::size_t& bytes) {
  TRY(connection_->control("SAVEPOINT work"));
  SqliteTransaction transaction(*connection_);
  Status outcome = call(work, transaction);
  bytes += transaction.bytes_bound();
  if (transaction.failure() && outcome) outcome = fail(*transaction.failure());
  if (!outcome) return undo_work(std::move(outcome).error());
  if (has_open_foreign_keys(connection_->handle())) {
    return undo_work({ErrorCode::kConflict, "a row refers to a row that does not exist"});
  }
  if (auto released = connection_->control("RELEASE work"); !released) return undo_work(std::move(released).error());
  return {};
}

Status Writer::undo_work(Error reason) {
  const bool is_undone = connection_->control("ROLLBACK TO work") && connection_->control("RELEASE work");
  // Half a work must never be committed with the others: then rather none of the group.
  if (!is_undone) std::ignore = connection_->control("ROLLBACK");
  return fail(std::move(reason));
}

void Writer::checkpoint() {
  // Readers in the middle of a snapshot make it incomplete; the next idle moment or the close tries again.
  sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  sqlite3_busy_timeout(connection_->handle(), 0);
  has_log_ = sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr) != SQLITE_OK;
  sqlite3_busy_timeout(connection_->handle(), kBusyMs);
}

}  // namespace dijkwacht::store::sqlite
