#include "messaging/lease.h"

#include <algorithm>

#include "messaging/limits.h"

namespace dijkwacht::messaging {

bool LeaseBook::hear(const Heartbeat& heartbeat, std::int64_t applied_position, Time now) {
  if (applied_position < heartbeat.up_to_position) return false;
  const Lease heard{.heard_at = now, .until = std::min(heartbeat.until, now + kLeaseMax)};
  const std::lock_guard lock(mutex_);
  const auto entry = leases_.try_emplace(heartbeat.owner, heard).first;
  if (entry->second.until < heard.until) entry->second = heard;
  return true;
}

std::optional<Lease> LeaseBook::lease(std::string_view owner) const {
  const std::lock_guard lock(mutex_);
  const auto entry = leases_.find(owner);
  if (entry == leases_.end()) return std::nullopt;
  return entry->second;
}

}  // namespace dijkwacht::messaging
