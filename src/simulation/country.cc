#include "simulation/country.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "simulation/draw.h"
#include "simulation/report_writer.h"

namespace dijkwacht::simulation {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

}  // namespace

Result<Country> Country::make(Settings settings, const Scale& scale) {
  if (scale.reports < 1 || scale.reports > kReportsMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("the number of reports must be from 1 to {}", kReportsMax), "reports");
  }
  if (scale.days < 1 || scale.days > kDaysMax) {
    return fail(ErrorCode::kInvalidArgument, fmt::format("the number of days must be from 1 to {}", kDaysMax), "days");
  }
  return Country(std::move(settings), scale);
}

Country::Country(Settings settings, const Scale& scale)
    : settings_(std::move(settings)),
      scale_(scale),
      window_{settings_.last_day - std::chrono::days(scale.days - 1), scale.days},
      plan_(plan_campaigns(settings_, window_, scale.reports, scale.seed)) {
  moments_.reserve(static_cast<std::size_t>(scale.reports));
  for (std::uint32_t i = 0; i < plan_.campaigns.size(); ++i) add_moments(i);
  std::ranges::sort(moments_, {},
                    [](const Moment& moment) { return std::tuple(moment.reported_ms, moment.campaign, moment.ordinal); });
}

void Country::add_moments(std::uint32_t campaign_place) {
  const auto& campaign = plan_.campaigns[campaign_place];
  const auto& type = settings_.fraud_types[campaign.fraud_type];
  Draw draw(scale_.seed, Stream::kMoments, campaign_place);
  const auto begin = moments_.size();
  for (std::int64_t i = 0; i < campaign.reports; ++i) {
    const auto day = busy_day(settings_.rhythm, window_, campaign.first_day, campaign.days, draw);
    // Nobody reports after the last day: who would have waited longer reports on a day before it.
    auto wait = draw.wait_days(type.delay_days);
    if (day + wait >= window_.days) wait = draw.below(window_.days - day);
    moments_.push_back({.reported_ms = (day + wait) * kDayMs + time_of_day_ms(settings_.rhythm, draw),
                        .campaign = campaign_place,
                        .occurred_day = static_cast<std::uint32_t>(day)});
  }
  const auto mine = std::ranges::subrange(moments_.begin() + static_cast<std::ptrdiff_t>(begin), moments_.end());
  std::ranges::sort(mine, {}, [](const Moment& moment) { return std::pair(moment.occurred_day, moment.reported_ms); });
  std::uint32_t ordinal = 0;
  for (auto& moment : mine) moment.ordinal = ordinal++;
}

Simulated Country::at(std::size_t number) const {
  const auto& moment = moments_[number];
  const auto& campaign = plan_.campaigns[moment.campaign];
  const ReportCircumstances circumstances{
      .number = number,
      .campaign_place = moment.campaign,
      .campaign = campaign,
      .ordinal = moment.ordinal,
      .occurred_on = window_.first + std::chrono::days(moment.occurred_day),
      .reported_at = Time(window_.first) + Duration(moment.reported_ms),
  };
  return ReportWriter(settings_, plan_, scale_.seed, circumstances).write();
}

}  // namespace dijkwacht::simulation
