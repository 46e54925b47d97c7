#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "signals/ids.h"
#include "store/outbox.h"

namespace dijkwacht::signals {

enum class DeliveryState : std::uint8_t { kSent, kAcknowledged, kWithdrawalSent, kWithdrawalAcknowledged };
std::string_view name_of(DeliveryState state);

/// What one partner was told of one signal, and what it confirmed.
struct Delivery {
  SignalId signal;
  std::string partner;
  std::int64_t revision = 0;            ///< of the last event sent
  std::optional<store::EventId> event;  ///< the message that carried a sealed value, to erase it when the signal is withdrawn
  Time sent_at;
  std::optional<Time> acknowledged_at;
  std::optional<Time> withdrawal_sent_at;
  std::optional<Time> withdrawal_acknowledged_at;
};

/// All that one partner was told, in numbers.
struct PartnerDeliveries {
  std::string partner;
  std::int64_t sent = 0;            ///< signals that are shared with it now
  std::int64_t acknowledged = 0;    ///< of those
  std::int64_t acted = 0;           ///< signals on which it acted: a payment waited
  std::int64_t withdrawn = 0;       ///< signals taken back from it
  std::int64_t removed = 0;         ///< of those, confirmed as removed
  std::int64_t owed = 0;            ///< withdrawals that policy keeps it from hearing of
  std::optional<Time> waits_since;  ///< the oldest that it has not confirmed
};

/// Pure.
DeliveryState state_of(const Delivery& delivery);
/// When the delivery came into its state. Pure.
Time since(const Delivery& delivery);

}  // namespace dijkwacht::signals
