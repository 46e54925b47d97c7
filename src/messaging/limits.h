#pragma once

#include <cstddef>

#include "base/clock.h"

namespace dijkwacht::messaging {

/// Data of one event. The largest honest one is a batch of 500 signals (about 200 kB).
inline constexpr std::size_t kEventDataBytesMax = 1 << 20;
/// Events of one message; the receiver applies them in one transaction, which must stay short.
inline constexpr std::size_t kMessageEventsMax = 100;
/// A message stops growing once its data are past this; one event more may lie beyond it.
inline constexpr std::size_t kMessageDataBytes = 512 * 1024;
/// A message as it goes over the wire: the above, one event more, and what JSON adds.
inline constexpr std::size_t kMessageBytesMax = 4 << 20;
/// How long a receiver believes a lease at most, whatever its owner (or its owner's clock) says.
inline constexpr Duration kLeaseMax = Duration(15 * 60 * 1000);

}  // namespace dijkwacht::messaging
