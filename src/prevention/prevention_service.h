#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "prevention/prevention_table.h"
#include "store/database.h"

namespace dijkwacht::prevention {

/// What the calendar begins with: `data/prevention/campaigns.toml`. Errors: those of the file; kInvalidArgument naming file and
/// key.
Result<std::vector<Campaign>> load_campaigns(const std::filesystem::path& file);

/// Campaigns with what they did, and events. Each act commits with its audit record. Thread-safe.
class PreventionService {
 public:
  PreventionService(store::Database& database, const Clock& clock, Random& random)
      : database_(database), clock_(clock), random_(random) {}

  /// Into an empty store, once.
  Status seed(const std::vector<Campaign>& campaigns);

  Result<std::vector<StoredCampaign>> campaigns() const;
  /// That have not begun before today, soonest first.
  Result<std::vector<StoredEvent>> coming_events() const;

  Result<CampaignId> add(store::Transaction& transaction, const Campaign& campaign, const std::string& actor);
  /// Errors: kNotFound.
  Status measure(store::Transaction& transaction, const CampaignId& campaign, const CampaignEffect& effect,
                 const std::string& actor);
  Result<EventId> add(store::Transaction& transaction, const CalendarEvent& event, const std::string& actor);

 private:
  store::Database& database_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace dijkwacht::prevention
