#include "prevention/prevention_table.h"

#include <map>

namespace dijkwacht::prevention {
namespace {

template <typename T>
Result<T> content_of(const std::string& text) {
  const auto document = TRY(JsonDocument::parse(text));
  auto read = T::read(document.root());
  if (!read) return fail(ErrorCode::kDataCorrupt, "a stored row of prevention cannot be read: " + read.error().message);
  return read;
}

template <typename T>
std::string text_of(const T& content) {
  JsonWriter json;
  json.object([&] { content.write(json); });
  return json.take();
}

}  // namespace

Result<bool> has_campaigns(store::Transaction& transaction) {
  return TRY(transaction.query_one("SELECT campaign_id FROM prevention_campaign LIMIT 1", {})).has_value();
}

Status insert(store::Transaction& transaction, const CampaignId& id, const Campaign& campaign, Time now) {
  TRY(transaction.execute("INSERT INTO prevention_campaign (campaign_id, content, made_at) VALUES ($1, $2, $3)",
                          {id, text_of(campaign), now}));
  return {};
}

Status insert(store::Transaction& transaction, const CampaignId& id, const CampaignEffect& effect, Time now) {
  const auto added = TRY(transaction.execute(
      "INSERT INTO prevention_effect (campaign_id, number, content, noted_at) SELECT campaign_id, (SELECT COUNT(*) FROM "
      "prevention_effect WHERE campaign_id = $1) + 1, $2, $3 FROM prevention_campaign WHERE campaign_id = $1",
      {id, text_of(effect), now}));
  if (added == 0) return fail(ErrorCode::kNotFound, "there is no such campaign", "campaignId");
  return {};
}

Result<std::vector<StoredCampaign>> read_campaigns(store::Transaction& transaction) {
  std::map<std::string, std::vector<CampaignEffect>> effects;
  for (const auto& row :
       TRY(transaction.query("SELECT campaign_id, content FROM prevention_effect ORDER BY campaign_id, number", {}))) {
    effects[row.text(0)].push_back(TRY(content_of<CampaignEffect>(row.text(1))));
  }
  std::vector<StoredCampaign> campaigns;
  for (const auto& row : TRY(transaction.query(
           "SELECT campaign_id, content, made_at FROM prevention_campaign ORDER BY made_at DESC, campaign_id", {}))) {
    campaigns.push_back({.id = row.id<CampaignId>(0),
                         .campaign = TRY(content_of<Campaign>(row.text(1))),
                         .effects = effects[row.text(0)],
                         .made_at = row.time(2)});
  }
  return campaigns;
}

Status insert(store::Transaction& transaction, const StoredEvent& stored) {
  TRY(transaction.execute("INSERT INTO prevention_event (event_id, content, starts, made_at) VALUES ($1, $2, $3, $4)",
                          {stored.id, text_of(stored.event), stored.event.starts, stored.made_at}));
  return {};
}

Result<std::vector<StoredEvent>> read_events(store::Transaction& transaction, Time from, std::size_t limit) {
  std::vector<StoredEvent> events;
  for (const auto& row : TRY(transaction.query("SELECT event_id, content, made_at FROM prevention_event WHERE starts >= $1 ORDER "
                                               "BY starts, event_id LIMIT $2",
                                               {from, limit}))) {
    events.push_back({row.id<EventId>(0), TRY(content_of<CalendarEvent>(row.text(1))), row.time(2)});
  }
  return events;
}

}  // namespace dijkwacht::prevention
