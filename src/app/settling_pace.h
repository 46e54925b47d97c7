#pragma once

#include <chrono>
#include <cstdint>

namespace dijkwacht::app {

/// What still waits to be linked.
enum class LinkingQueue : std::uint8_t { kWaits, kEmpty };

/// When the cases are settled again. Settling looks at every identifier, so it costs more the more is known; nothing that did not
/// change needs it. It happens
/// - when the queue is empty, so that people see settled cases;
/// - in a long queue, after a tenth as many changes as there are reports (at least a thousand): over an import of any size the
///   settling together costs some ten times the last one;
/// - never sooner than twenty times as long as the last one took: at most a twentieth of the time, however busy the node is.
/// Not thread-safe.
class SettlingPace {
 public:
  using Instant = std::chrono::steady_clock::time_point;

  static constexpr std::int64_t kChangesMin = 1000;
  static constexpr std::int64_t kGrowthParts = 10;  ///< one part in ten
  static constexpr int kRestTimes = 20;

  /// `reports`: in the cases at the start. Whether they are settled is not known, so the first empty queue settles them.
  explicit SettlingPace(std::int64_t reports) : reports_(reports) {}

  /// So many reports were linked or taken out.
  void note_changes(std::int64_t reports) { changes_ += reports; }
  void note_settled(std::int64_t reports, Instant now, std::chrono::nanoseconds took);
  bool is_due(LinkingQueue queue, Instant now) const;
  bool is_settled() const { return changes_ == 0; }

 private:
  std::int64_t reports_;      ///< when it was last settled
  std::int64_t changes_ = 1;  ///< since then
  Instant rests_until_{};
};

}  // namespace dijkwacht::app
