#include "signals/delivery.h"

#include "base/name_table.h"

namespace dijkwacht::signals {
namespace {

constexpr NameTable<DeliveryState, 4> kStates{"sent", "acknowledged", "withdrawal-sent", "withdrawal-acknowledged"};

}  // namespace

std::string_view name_of(DeliveryState state) { return kStates.name(state); }

DeliveryState state_of(const Delivery& delivery) {
  if (delivery.withdrawal_acknowledged_at) return DeliveryState::kWithdrawalAcknowledged;
  if (delivery.withdrawal_sent_at) return DeliveryState::kWithdrawalSent;
  return delivery.acknowledged_at ? DeliveryState::kAcknowledged : DeliveryState::kSent;
}

Time since(const Delivery& delivery) {
  if (delivery.withdrawal_acknowledged_at) return *delivery.withdrawal_acknowledged_at;
  if (delivery.withdrawal_sent_at) return *delivery.withdrawal_sent_at;
  return delivery.acknowledged_at.value_or(delivery.sent_at);
}

}  // namespace dijkwacht::signals
