#include "prevention/campaign.h"

#include <algorithm>
#include <array>

#include "prevention/json_fields.h"

namespace dijkwacht::prevention {
namespace {

constexpr std::int64_t kCentsMax = 1'000'000'000'000;
constexpr std::array<std::string_view, 7> kAudiences{"everyone",  "young-people",    "older-people", "low-literacy",
                                                     "newcomers", "earlier-victims", "businesses"};
constexpr std::array<std::string_view, 8> kChannels{"television", "radio",    "social-media", "print",
                                                    "school",     "bank-app", "in-person",    "website"};

Result<std::vector<std::string>> codes(const JsonValue& json, std::string_view name, bool (*is_known)(std::string_view)) {
  std::vector<std::string> found;
  const auto list = TRY(json.find(name));
  if (!list) return found;
  for (const auto& each : TRY(list->array())) {
    found.emplace_back(TRY(each.string()));
    if (!is_known(found.back())) return fail(ErrorCode::kInvalidArgument, "is no code of this list", each.path());
  }
  return found;
}

}  // namespace

bool is_audience(std::string_view code) { return std::ranges::find(kAudiences, code) != kAudiences.end(); }
bool is_channel(std::string_view code) { return std::ranges::find(kChannels, code) != kChannels.end(); }

Result<CampaignEffect> CampaignEffect::read(const JsonValue& json) {
  CampaignEffect effect{.outcome = TRY(filled_text(json, "outcome")),
                        .value = TRY(json.number("value")),
                        .low = TRY(json.number("low")),
                        .high = TRY(json.number("high")),
                        .n = TRY(json.integer("n")),
                        .method = TRY(filled_text(json, "method")),
                        .has_control_group = TRY(json.boolean("hasControlGroup")),
                        .date = TRY(optional_day(json, "date")),
                        .source = TRY(filled_text(json, "source"))};
  if (effect.low > effect.value) return fail(ErrorCode::kInvalidArgument, "lies above the value", "low");
  if (effect.high < effect.value) return fail(ErrorCode::kInvalidArgument, "lies below the value", "high");
  if (effect.n < 1) return fail(ErrorCode::kInvalidArgument, "an effect needs the number of people it was seen in", "n");
  if (effect.date.empty()) return fail(ErrorCode::kInvalidArgument, "an effect needs the day it was measured", "date");
  return effect;
}

void CampaignEffect::write(JsonWriter& json) const {
  json.member("outcome", outcome).member("value", value).member("low", low).member("high", high).member("n", n);
  json.member("method", method).member("hasControlGroup", has_control_group).member("date", date).member("source", source);
}

Result<Campaign> Campaign::read(const JsonValue& json) {
  Campaign campaign{.title = TRY(filled_text(json, "title")),
                    .goal = TRY(filled_text(json, "goal")),
                    .behaviour = TRY(filled_text(json, "behaviour")),
                    .audiences = TRY(codes(json, "audiences", is_audience)),
                    .channels = TRY(codes(json, "channels", is_channel)),
                    .partners = TRY(optional_text(json, "partners")),
                    .from = TRY(optional_day(json, "from")),
                    .until = TRY(optional_day(json, "until")),
                    .cost_cents = {},
                    .material = TRY(optional_address(json, "material")),
                    .source = TRY(optional_text(json, "source")),
                    .claim = {}};
  if (!campaign.from.empty() && !campaign.until.empty() && campaign.until < campaign.from)
    return fail(ErrorCode::kInvalidArgument, "comes before the first day", "until");
  if (const auto cost = TRY(json.find("costCents"))) {
    campaign.cost_cents = TRY(cost->integer());
    if (*campaign.cost_cents < 0 || *campaign.cost_cents > kCentsMax)
      return fail(ErrorCode::kInvalidArgument, "an amount is not below zero", "costCents");
  }
  if (const auto claim = TRY(json.find("claim"))) {
    campaign.claim =
        EffectClaim{{TRY(filled_text(*claim, "nl")), TRY(filled_text(*claim, "en"))}, TRY(filled_text(*claim, "source"))};
  }
  return campaign;
}

void Campaign::write(JsonWriter& json) const {
  json.member("title", title).member("goal", goal).member("behaviour", behaviour);
  json.texts("audiences", audiences);
  json.texts("channels", channels);
  json.member("partners", partners).member("from", from).member("until", until).member("costCents", cost_cents);
  json.member("material", material).member("source", source);
  if (!claim) return;
  json.object("claim", [&] { json.member("nl", claim->text.nl).member("en", claim->text.en).member("source", claim->source); });
}

}  // namespace dijkwacht::prevention
