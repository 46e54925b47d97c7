#include "signals/signal_index.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace dijkwacht::signals {
namespace {

constexpr std::size_t kSlots = 8;  ///< of 8 bytes: one cache line
constexpr std::uint64_t kEmpty = 0;
constexpr std::uint64_t kErased = 1;
/// Of all slots; beyond, chains over several lines get common. 8 B / 0.75 = 10.7 B a key at the fullest.
constexpr double kLoadMax = 0.75;
/// A table that is full is remade with room for half as many again: 16 B a key at the emptiest.
constexpr double kGrowth = 1.5;
constexpr std::size_t kBucketsMin = 16;
constexpr std::size_t kHugePageBytes = 2 << 20;
/// Lines fetched ahead of the one looked at: more than a core can have under way, few enough for its first cache.
constexpr std::size_t kFetchAhead = 32;

struct alignas(64) Bucket {
  std::array<std::atomic<std::uint64_t>, kSlots> slots;
};
static_assert(sizeof(Bucket) == 64);

/// Half of the token: it places the key and is what the slot holds. Never one of the two marks.
std::uint64_t print_of(const crypto::Token& token) {
  std::uint64_t print = 0;
  std::memcpy(&print, token.bytes.data(), sizeof print);
  return print <= kErased ? print + 2 : print;
}

std::size_t buckets_for(double keys) { return std::max(kBucketsMin, static_cast<std::size_t>(keys / kLoadMax) / kSlots + 1); }

Bucket* allocate(std::size_t count) {
  const auto bytes = count * sizeof(Bucket);
  const auto alignment = bytes >= kHugePageBytes ? kHugePageBytes : sizeof(Bucket);
  void* memory = std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
  if (memory == nullptr) std::abort();  // out of memory while starting or importing: nothing sensible is left to do
  if (bytes >= kHugePageBytes) madvise(memory, bytes, MADV_HUGEPAGE);  // advice only
  auto* buckets = static_cast<Bucket*>(memory);
  std::uninitialized_value_construct_n(buckets, count);
  return buckets;
}

}  // namespace

/// A table of a fixed number of buckets. Slots change in place, one atomic word at a time; nothing ever moves within it.
class SignalIndex::Table {
 public:
  explicit Table(std::size_t buckets) : count_(buckets), buckets_(allocate(buckets)) {}
  ~Table() { std::free(buckets_); }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  /// Where to look first, to fetch it ahead.
  const void* line_of(std::uint64_t print) const { return &buckets_[first_of(print)]; }

  bool contains(std::uint64_t print) const {
    for (auto place = first_of(print);; place = next(place)) {
      // All eight before any branch, and counted in whole words: what a bucket holds is random, so branches inside would be
      // guessed wrong, and g++ makes branches of bools.
      std::uint64_t found = 0;
      std::uint64_t room = 0;
#pragma GCC unroll 8
      for (std::size_t i = 0; i < kSlots; ++i) {
        const auto content = buckets_[place].slots[i].load(std::memory_order_relaxed);
        found |= static_cast<std::uint64_t>(content == print);
        room |= static_cast<std::uint64_t>(content == kEmpty);
      }
      if (found != 0) return true;
      if (room != 0) return false;
    }
  }

  // The rest under the write mutex. A table always has empty slots, so every loop ends.

  void insert(std::uint64_t print) {
    if (contains(print)) return;
    for (auto place = first_of(print);; place = next(place)) {
      for (auto& slot : buckets_[place].slots) {
        const auto content = slot.load(std::memory_order_relaxed);
        if (content > kErased) continue;
        if (content == kEmpty) ++used_;
        slot.store(print, std::memory_order_release);
        ++live_;
        return;
      }
    }
  }

  void erase(std::uint64_t print) {
    for (auto place = first_of(print);; place = next(place)) {
      bool has_room = false;
      for (auto& slot : buckets_[place].slots) {
        const auto content = slot.load(std::memory_order_relaxed);
        has_room |= content == kEmpty;
        if (content != print) continue;
        slot.store(kErased, std::memory_order_release);
        --live_;
        return;
      }
      if (has_room) return;
    }
  }

  std::shared_ptr<Table> larger() const {
    auto table = std::make_shared<Table>(buckets_for(static_cast<double>(live_) * kGrowth));
    for (std::size_t place = 0; place < count_; ++place) {
      for (const auto& slot : buckets_[place].slots) {
        const auto content = slot.load(std::memory_order_relaxed);
        if (content > kErased) table->insert(content);
      }
    }
    return table;
  }

  bool is_full() const { return static_cast<double>(used_) >= kLoadMax * static_cast<double>(count_ * kSlots); }
  std::size_t live() const { return live_; }
  std::size_t bytes() const { return count_ * sizeof(Bucket); }

 private:
  /// Spreads prints evenly over any number of buckets. Source: Lemire 2019, doi:10.1145/3230636.
  std::size_t first_of(std::uint64_t print) const {
    return static_cast<std::size_t>(static_cast<unsigned __int128>(print) * count_ >> 64);
  }
  std::size_t next(std::size_t place) const { return place + 1 == count_ ? 0 : place + 1; }

  std::size_t count_;
  Bucket* buckets_;
  std::size_t used_ = 0;               ///< slots that are not empty, erased ones included
  std::atomic<std::size_t> live_ = 0;  ///< read by anyone
};

SignalIndex::SignalIndex() : table_(std::make_shared<Table>(kBucketsMin)) {}
SignalIndex::~SignalIndex() = default;

void SignalIndex::insert(const crypto::Token& token) {
  const std::scoped_lock lock(write_mutex_);
  if (table_->is_full()) swap_in(table_->larger());
  table_->insert(print_of(token));
}

void SignalIndex::erase(const crypto::Token& token) {
  const std::scoped_lock lock(write_mutex_);
  table_->erase(print_of(token));
}

void SignalIndex::replace(std::span<const crypto::Token> tokens) {
  const std::scoped_lock lock(write_mutex_);
  auto table = std::make_shared<Table>(buckets_for(static_cast<double>(tokens.size()) * kGrowth));
  for (const auto& token : tokens) table->insert(print_of(token));
  swap_in(std::move(table));
}

void SignalIndex::swap_in(std::shared_ptr<Table> table) {
  const std::scoped_lock lock(swap_mutex_);
  table_ = std::move(table);
}

bool SignalIndex::may_contain(const crypto::Token& token) const { return snapshot()->contains(print_of(token)); }

void SignalIndex::may_contain(std::span<const crypto::Token> tokens, std::span<std::uint8_t> found) const {
  const auto table = snapshot();
  // The prefetches stand in the loop itself: g++ drops a call to a function that only prefetches, for it has no effect to see.
  for (std::size_t i = 0; i < std::min(kFetchAhead, tokens.size()); ++i) __builtin_prefetch(table->line_of(print_of(tokens[i])));
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + kFetchAhead < tokens.size()) __builtin_prefetch(table->line_of(print_of(tokens[i + kFetchAhead])));
    found[i] = table->contains(print_of(tokens[i])) ? 1 : 0;
  }
}

std::size_t SignalIndex::size() const { return snapshot()->live(); }
std::size_t SignalIndex::bytes() const { return snapshot()->bytes(); }

std::shared_ptr<const SignalIndex::Table> SignalIndex::snapshot() const {
  const std::scoped_lock lock(swap_mutex_);
  return table_;
}

}  // namespace dijkwacht::signals
