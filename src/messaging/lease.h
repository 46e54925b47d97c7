#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "messaging/message.h"

namespace dijkwacht::messaging {

/// How long copies of one owner may be used without further news.
struct Lease {
  Time heard_at;  ///< by this node's clock: a rule may want a copy heard of more often than its owner does
  Time until;
  friend bool operator==(const Lease&, const Lease&) = default;
};

/// The lease of each owner. In memory only: a node that was away does not know what it
/// missed, so after a start no lease holds until its owner has been heard. Thread-safe.
class LeaseBook {
 public:
  /// Believes `heartbeat` when everything up to its place has been applied (`applied_position`), for at most kLeaseMax from
  /// `now`. A lease is never shortened by an older heartbeat, nor renewed by one that gives no more time. True when it was
  /// believed.
  bool hear(const Heartbeat& heartbeat, std::int64_t applied_position, Time now);
  /// Nothing when this owner was never heard since the start.
  std::optional<Lease> lease(std::string_view owner) const;

 private:
  mutable std::mutex mutex_;  ///< guards leases_
  std::map<std::string, Lease, std::less<>> leases_;
};

}  // namespace dijkwacht::messaging
