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

/// Pure.
DeliveryState state_of(const Delivery& delivery);
/// When the delivery came into its state. Pure.
Time since(const Delivery& delivery);

}  // namespace dijkwacht::signals
