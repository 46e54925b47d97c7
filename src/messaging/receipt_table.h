#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "messaging/message.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::messaging {

/// Keeps the newest receipt of its receiver (it speaks for all before it) and adds its refusals to the list.
Status keep_receipt(store::Transaction& transaction, const DeliveryReceipt& receipt);

/// The newest receipt of that partner; nothing before the first.
Result<std::optional<DeliveryReceipt>> last_receipt(store::Transaction& transaction, std::string_view partner);

/// An event of ours that its receiver refused for good: someone must look why.
struct RefusedDelivery {
  std::string partner;
  Refusal refusal;
  Time at;
};
/// Newest first.
Result<std::vector<RefusedDelivery>> refused_deliveries(store::Transaction& transaction, std::size_t limit);

std::vector<store::Migration> migrations();

}  // namespace dijkwacht::messaging
