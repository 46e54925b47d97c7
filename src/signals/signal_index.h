#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "crypto/token.h"

namespace dijkwacht::signals {

/// The tokens of the signals this node holds, in memory, to find candidates: "perhaps known" or "not known". What it finds is
/// confirmed against the store before anyone is told (invariant 6).
///
/// A token is a keyed hash already, so half of it places the key (a bucket is one cache line of eight slots; a full one runs over
/// into the next) and is all that a slot holds: 11 to 16 B a key. Among ten million keys two tokens look equal with probability
/// 10^7/2^64 a look-up, and then cost one confirmation.
///
/// Many readers at any time; writers are serialised inside. A look-up that runs beside an insert or erase of the same token may
/// answer either; after the insert returned, every look-up finds it.
class SignalIndex {
 public:
  SignalIndex();
  ~SignalIndex();
  SignalIndex(const SignalIndex&) = delete;
  SignalIndex& operator=(const SignalIndex&) = delete;

  void insert(const crypto::Token& token);
  void erase(const crypto::Token& token);
  /// Exactly these tokens from now on. Readers see the old or the new content, never a part.
  void replace(std::span<const crypto::Token> tokens);

  bool may_contain(const crypto::Token& token) const;
  /// Sets `found[i]` to 1 when `tokens[i]` may be there and to 0 when it is not. `found` is as long as `tokens`. Cache
  /// lines are fetched ahead, which gives several times the speed of one by one.
  void may_contain(std::span<const crypto::Token> tokens, std::span<std::uint8_t> found) const;

  std::size_t size() const;
  /// Memory of the table, in bytes.
  std::size_t bytes() const;

 private:
  class Table;
  std::shared_ptr<const Table> snapshot() const;
  void swap_in(std::shared_ptr<Table> table);

  mutable std::mutex swap_mutex_;  ///< guards the pointer `table_` while it is copied or swapped
  std::mutex write_mutex_;         ///< held by whoever changes the table or what `table_` points to
  std::shared_ptr<Table> table_;
};

}  // namespace dijkwacht::signals
