#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "messaging/message.h"

namespace dijkwacht::messaging {

/// Until when copies of each owner may be used without further news. In memory only: a node that was away does not know what it
/// missed, so after a start no lease holds until its owner has been heard. Thread-safe.
class LeaseBook {
 public:
  /// Believes `heartbeat` when everything up to its place has been applied (`applied_position`), for at most kLeaseMax from
  /// `now`. A lease is never shortened by an older heartbeat. True when it was believed.
  bool hear(const Heartbeat& heartbeat, std::int64_t applied_position, Time now);
  /// Nothing when this owner was never heard since the start.
  std::optional<Time> lease_until(std::string_view owner) const;

 private:
  mutable std::mutex mutex_;  ///< guards until_
  std::map<std::string, Time, std::less<>> until_;
};

}  // namespace dijkwacht::messaging
