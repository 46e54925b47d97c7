#pragma once

#include <optional>
#include <vector>

#include "prevention/calendar.h"
#include "prevention/campaign.h"
#include "store/database.h"

namespace dijkwacht::prevention {

struct StoredCampaign {
  CampaignId id;
  Campaign campaign;
  std::vector<CampaignEffect> effects;  ///< in order of noting; none: not measured
  Time made_at;
};

Result<bool> has_campaigns(store::Transaction& transaction);
Status insert(store::Transaction& transaction, const CampaignId& id, const Campaign& campaign, Time now);
/// Errors: kNotFound when there is no such campaign.
Status insert(store::Transaction& transaction, const CampaignId& id, const CampaignEffect& effect, Time now);
/// Newest first.
Result<std::vector<StoredCampaign>> read_campaigns(store::Transaction& transaction);

Status insert(store::Transaction& transaction, const StoredEvent& event);
/// That start at `from` or later, soonest first.
Result<std::vector<StoredEvent>> read_events(store::Transaction& transaction, Time from, std::size_t limit);

}  // namespace dijkwacht::prevention
