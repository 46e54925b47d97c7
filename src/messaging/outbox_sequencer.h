#pragma once

#include <mutex>

#include "store/outbox.h"

namespace dijkwacht::messaging {

/// The node's one sequencer, shared by the deliveries to all partners. Thread-safe.
class OutboxSequencer {
 public:
  explicit OutboxSequencer(store::Sequencer sequencer) : sequencer_(std::move(sequencer)) {}

  /// Gives every event committed before this call its place. Errors: kFailedPrecondition when another process numbers this
  /// store: then this one must stop.
  Status advance() {
    const std::lock_guard lock(mutex_);
    TRY(sequencer_.advance());
    return {};
  }

 private:
  std::mutex mutex_;  ///< guards sequencer_
  store::Sequencer sequencer_;
};

}  // namespace dijkwacht::messaging
