#include "prevention/prevention_service.h"

#include <algorithm>

#include "audit/audit_log.h"
#include "base/limits.h"
#include "config/data_fields.h"
#include "config/toml_file.h"

namespace dijkwacht::prevention {
namespace {

Result<Campaign> campaign_of(const config::TomlTable& table) {
  Campaign campaign{.title = TRY(config::filled(table, "title")),
                    .goal = TRY(config::filled(table, "goal")),
                    .behaviour = TRY(config::filled(table, "behaviour")),
                    .audiences = TRY(table.texts("audiences")),
                    .channels = {},
                    .partners = TRY(table.text_or("partners", "")),
                    .from = TRY(table.text_or("from", "")),
                    .until = TRY(table.text_or("until", "")),
                    .cost_cents = {},
                    .material = TRY(table.text_or("material", "")),
                    .source = TRY(config::filled(table, "source")),
                    .claim = {}};
  if (!std::ranges::all_of(campaign.audiences, is_audience))
    return config::data_error(table, "audiences", "names an unknown audience");
  if (table.has("claim")) {
    const auto claim = TRY(table.table("claim"));
    campaign.claim =
        EffectClaim{{TRY(config::filled(claim, "nl")), TRY(config::filled(claim, "en"))}, TRY(config::filled(claim, "source"))};
  }
  return campaign;
}

}  // namespace

Result<std::vector<Campaign>> load_campaigns(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  std::vector<Campaign> campaigns;
  for (const auto& each : TRY(table.tables("campaigns"))) campaigns.push_back(TRY(campaign_of(each)));
  return campaigns;
}

Status PreventionService::seed(const std::vector<Campaign>& campaigns) {
  return database_.write([&](store::Transaction& transaction) -> Status {
    if (TRY(has_campaigns(transaction))) return {};
    for (const auto& campaign : campaigns) TRY(add(transaction, campaign, "system"));
    return {};
  });
}

Result<std::vector<StoredCampaign>> PreventionService::campaigns() const {
  return database_.read_value<std::vector<StoredCampaign>>(
      [](store::Transaction& transaction) { return read_campaigns(transaction); });
}

Result<std::vector<StoredEvent>> PreventionService::coming_events() const {
  const Time today = std::chrono::floor<std::chrono::days>(clock_.now());
  return database_.read_value<std::vector<StoredEvent>>(
      [&](store::Transaction& transaction) { return read_events(transaction, today, limits::kPageRowsMax); });
}

Result<CampaignId> PreventionService::add(store::Transaction& transaction, const Campaign& campaign, const std::string& actor) {
  const auto id = CampaignId::random(random_);
  const auto now = clock_.now();
  TRY(insert(transaction, id, campaign, now));
  TRY(audit::append(transaction, {.actor = actor, .action = "campaign.added", .subject = id.text()}, now));
  return id;
}

Status PreventionService::measure(store::Transaction& transaction, const CampaignId& campaign, const CampaignEffect& effect,
                                  const std::string& actor) {
  const auto now = clock_.now();
  TRY(insert(transaction, campaign, effect, now));
  TRY(audit::append(transaction, {.actor = actor, .action = "campaign.measured", .subject = campaign.text()}, now));
  return {};
}

Result<EventId> PreventionService::add(store::Transaction& transaction, const CalendarEvent& event, const std::string& actor) {
  const StoredEvent stored{EventId::random(random_), event, clock_.now()};
  TRY(insert(transaction, stored));
  TRY(audit::append(transaction, {.actor = actor, .action = "event.added", .subject = stored.id.text()}, stored.made_at));
  return stored.id;
}

}  // namespace dijkwacht::prevention
