#include "simulation/campaign.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "simulation/draw.h"
#include "simulation/made_up.h"

namespace dijkwacht::simulation {
namespace {

/// Chosen: the spread of lengths around the median that the settings give.
constexpr double kDaysMeanToMedian = 1.2;

/// What a group has used before and may use again.
struct Means {
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  std::vector<std::string> urls;
};

class Planner {
 public:
  Planner(const Settings& settings, const Window& window, std::int64_t reports, std::uint64_t seed)
      : settings_(settings), window_(window), left_(reports), seed_(seed), made_up_(settings, seed) {}

  CampaignPlan plan() {
    Draw draw(seed_, Stream::kCountry, 1);
    for (std::int64_t i = 0; i < settings_.accounts.provider_accounts; ++i)
      plan_.provider_accounts.push_back(made_up_.account(draw));
    while (left_ > 0) plan_group();
    return std::move(plan_);
  }

 private:
  void plan_group() {
    const auto group = plan_.groups++;
    Draw draw(seed_, Stream::kGroup, group);
    const auto& shape = settings_.campaigns;
    const auto campaigns = draw.heavy_tail(1, shape.per_group_exponent, shape.per_group_max);
    Means means;
    auto type = pick_type(draw);
    auto day = draw.below(window_.days);
    for (std::int64_t i = 0; i < campaigns && left_ > 0; ++i) {
      if (i > 0 && !draw.happens(shape.same_type_share)) type = pick_type(draw);
      const auto& campaign = plan_campaign(group, type, day, means, draw);
      day = campaign.first_day + campaign.days + draw.below(shape.gap_days_max + 1);
      if (day >= window_.days) day = draw.below(window_.days);
    }
  }

  std::uint32_t pick_type(Draw& draw) {
    return static_cast<std::uint32_t>(
        draw.pick_weighted(settings_.fraud_types, [](const FraudType& type) { return type.share; }));
  }

  const Campaign& plan_campaign(std::uint32_t group, std::uint32_t type_place, std::int64_t day, Means& means, Draw& draw) {
    const auto& type = settings_.fraud_types[type_place];
    const auto& channel_code = draw.pick_weighted(type.channels);
    const auto* channel = settings_.find_channel(channel_code);
    Campaign campaign{.group = group,
                      .fraud_type = type_place,
                      .channel = static_cast<std::uint32_t>(channel - settings_.channels.data()),
                      .reports = size(draw),
                      .first_day = day,
                      .days = length_days(type, day, draw),
                      .claimed_name = made_up_name(settings_.words, draw),
                      .platform = draw.pick(type.platforms)};
    add_means(campaign, *channel, means, draw);
    if (type.payments_max > 0) add_accounts(campaign, draw);
    left_ -= campaign.reports;
    return plan_.campaigns.emplace_back(std::move(campaign));
  }

  std::int64_t size(Draw& draw) {
    const auto& shape = settings_.campaigns;
    const auto wanted = draw.happens(shape.single_share) ? 1 : draw.heavy_tail(2, shape.size_exponent, shape.size_max);
    return std::min(wanted, left_);
  }

  std::int64_t length_days(const FraudType& type, std::int64_t day, Draw& draw) const {
    const auto days = std::llround(draw.log_normal(type.days, type.days * kDaysMeanToMedian));
    return std::clamp<std::int64_t>(days, 1, window_.days - day);
  }

  void add_means(Campaign& campaign, const Channel& channel, Means& means, Draw& draw) {
    const auto count = 1 + campaign.reports / settings_.campaigns.reports_per_contact;
    if (channel.phone > 0) add(campaign.phones, means.phones, count, draw, [&] { return made_up_.phone(); });
    if (channel.email > 0) add(campaign.emails, means.emails, count, draw, [&] { return made_up_.email(draw); });
    if (channel.url > 0) add(campaign.urls, means.urls, count, draw, [&] { return made_up_.site(draw); });
  }

  /// `count` of the group's earlier means or new ones; new ones are kept for later campaigns.
  void add(std::vector<std::string>& used, std::vector<std::string>& pool, std::int64_t count, Draw& draw,
           const std::function<std::string()>& make) const {
    const auto earlier = pool;
    for (std::int64_t i = 0; i < count; ++i) {
      const bool is_reused = !earlier.empty() && draw.happens(settings_.campaigns.reuse_share);
      const auto value = is_reused ? draw.pick(earlier) : make();
      if (std::ranges::find(used, value) != used.end()) continue;
      used.push_back(value);
      if (!is_reused) pool.push_back(value);
    }
  }

  void add_accounts(Campaign& campaign, Draw& draw) {
    const auto each = settings_.accounts.rotate_after;
    for (std::int64_t i = 0; i < (campaign.reports + each - 1) / each; ++i) campaign.accounts.push_back(made_up_.account(draw));
  }

  const Settings& settings_;
  const Window window_;
  std::int64_t left_;
  std::uint64_t seed_;
  MadeUpIdentifiers made_up_;
  CampaignPlan plan_;
};

}  // namespace

CampaignPlan plan_campaigns(const Settings& settings, const Window& window, std::int64_t reports, std::uint64_t seed) {
  return Planner(settings, window, reports, seed).plan();
}

std::size_t account_in_use(const Accounts& accounts, const Campaign& campaign, std::int64_t ordinal, Draw& draw) {
  const auto place = static_cast<std::size_t>(ordinal / accounts.rotate_after);
  const bool is_near_its_end = ordinal % accounts.rotate_after >= accounts.rotate_after - accounts.overlap;
  const bool takes_next = is_near_its_end && place + 1 < campaign.accounts.size() && draw.happens(0.5);
  return place + (takes_next ? 1 : 0);
}

}  // namespace dijkwacht::simulation
