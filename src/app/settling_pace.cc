#include "app/settling_pace.h"

#include <algorithm>

namespace dijkwacht::app {

void SettlingPace::note_settled(std::int64_t reports, Instant now, std::chrono::nanoseconds took) {
  reports_ = reports;
  changes_ = 0;
  rests_until_ = now + kRestTimes * took;
}

bool SettlingPace::is_due(LinkingQueue queue, Instant now) const {
  if (is_settled() || now < rests_until_) return false;
  return queue == LinkingQueue::kEmpty || changes_ >= std::max(kChangesMin, reports_ / kGrowthParts);
}

}  // namespace dijkwacht::app
