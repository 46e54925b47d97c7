#include "api/prevention.h"

#include "api/page.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

using prevention::CampaignId;

void write_campaign(JsonWriter& json, const prevention::StoredCampaign& stored) {
  json.object([&] {
    json.member("campaignId", stored.id.text()).member("madeAt", time_text(stored.made_at));
    stored.campaign.write(json);
    json.array("effects", [&] {
      for (const auto& effect : stored.effects) json.object([&] { effect.write(json); });
    });
  });
}

void write_event(JsonWriter& json, const prevention::StoredEvent& stored) {
  json.object([&] {
    json.member("eventId", stored.id.text());
    stored.event.write(json);
  });
}

void write_material(JsonWriter& json, const prevention::Material& material) {
  json.object([&] {
    json.member("material", material.id);
    write_text(json, "title", material.title);
    write_text(json, "about", material.about);
    json.texts("audiences", material.audiences);
    json.member("maker", material.maker).member("address", material.address);
    json.member("evidence", prevention::name_of(material.evidence));
    if (!material.finding.nl.empty()) write_text(json, "finding", material.finding);
    json.member("source", material.source).member("sourceDate", material.source_date);
  });
}

http::Response file(std::string body, const char* type) {
  http::Response response{.status = 200, .headers = {}, .body = std::move(body)};
  response.headers.set("Content-Type", type);
  return response;
}

std::string_view host_of(std::string_view origin) {
  const auto from = origin.find("://");
  return from == std::string_view::npos ? origin : origin.substr(from + 3);
}

std::string id_text(std::string_view name, std::string_view id) {
  return object_text([&](JsonWriter& json) { json.member(name, id); });
}

}  // namespace

Result<http::Response> Prevention::campaigns(const Call& call) const {
  TRY(check(call));
  return page(TRY(service_.campaigns()), "", write_campaign);
}

Result<http::Response> Prevention::events(const Call& call) const {
  TRY(check(call));
  return page(TRY(service_.coming_events()), "", write_event);
}

Result<http::Response> Prevention::materials(const Call& call) const {
  TRY(check(call));
  return page(materials_, "", write_material);
}

Result<http::Response> Prevention::calendar(const Call& call) const {
  TRY(check(call));
  return file(prevention::calendar_text(TRY(service_.coming_events()), host_of(publisher_.origin), publisher_.name),
              "text/calendar; charset=utf-8");
}

Result<http::Response> Prevention::feed(const Call& call) const {
  TRY(check(call));
  return file(prevention::atom_text(materials_, publisher_.origin, publisher_.name), "application/atom+xml; charset=utf-8");
}

Result<http::Response> Prevention::add_campaign(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto campaign = TRY(prevention::Campaign::read(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return id_text("campaignId", TRY(service_.add(transaction, campaign, call.actor())).text());
  });
}

Result<http::Response> Prevention::measure(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto campaign = TRY(call.id<CampaignId>("campaignId"));
  const auto document = TRY(call.json());
  const auto effect = TRY(prevention::CampaignEffect::read(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    TRY(service_.measure(transaction, campaign, effect, call.actor()));
    return id_text("campaignId", campaign.text());
  });
}

Result<http::Response> Prevention::add_event(const Call& call) const {
  const auto asked = TRY(repeats_.read(call, KeyRule::kRequired));
  if (auto earlier = TRY(repeats_.earlier(asked))) return std::move(*earlier);
  const auto document = TRY(call.json());
  const auto event = TRY(prevention::CalendarEvent::read(document.root()));
  return repeats_.once(asked, call.now, [&](store::Transaction& transaction) -> Result<std::string> {
    return id_text("eventId", TRY(service_.add(transaction, event, call.actor())).text());
  });
}

}  // namespace dijkwacht::api
