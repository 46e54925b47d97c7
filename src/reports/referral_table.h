#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/report.h"
#include "store/database.h"
#include "store/outbox.h"

namespace dijkwacht::reports {

/// A hand-over as the desk that offered it keeps it.
struct Referral {
  ReferralId id;
  ReportId report;
  std::string recipient;  ///< partner id
  ReferralState state = ReferralState::kOffered;
  std::int64_t version = 1;  ///< of the last event sent about it
  Time offered_at;
  Time due;              ///< after this the report falls back to the desk
  store::EventId event;  ///< the offer in the outbox, whose data is erased when it is answered or withdrawn
};

Status insert_referral(store::Transaction& transaction, const Referral& referral);
Status update_referral(store::Transaction& transaction, const ReferralId& id, ReferralState state, std::int64_t version);
Result<std::optional<Referral>> find_referral(store::Transaction& transaction, const ReferralId& id);
/// Oldest first.
Result<std::vector<Referral>> list_referrals(store::Transaction& transaction, const ReportId& report);
/// Offered and not answered by `now`.
Result<std::vector<Referral>> list_overdue(store::Transaction& transaction, Time now, std::size_t limit);

}  // namespace dijkwacht::reports
