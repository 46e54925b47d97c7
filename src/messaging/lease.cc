#include "messaging/lease.h"

#include <algorithm>

#include "messaging/limits.h"

namespace dijkwacht::messaging {

bool LeaseBook::hear(const Heartbeat& heartbeat, std::int64_t applied_position, Time now) {
  if (applied_position < heartbeat.up_to_position) return false;
  const auto until = std::min(heartbeat.until, now + kLeaseMax);
  const std::lock_guard lock(mutex_);
  const auto [entry, is_first] = until_.try_emplace(heartbeat.owner, until);
  if (!is_first) entry->second = std::max(entry->second, until);
  return true;
}

std::optional<Time> LeaseBook::lease_until(std::string_view owner) const {
  const std::lock_guard lock(mutex_);
  const auto entry = until_.find(owner);
  if (entry == until_.end()) return std::nullopt;
  return entry->second;
}

}  // namespace dijkwacht::messaging
