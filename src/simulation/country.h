#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"
#include "simulation/campaign.h"
#include "simulation/settings.h"
#include "simulation/simulated_report.h"

namespace dijkwacht::simulation {

/// Memory stays below some 40 bytes a report: 10 million reports take 400 MB.
inline constexpr std::int64_t kReportsMax = 10'000'000;
inline constexpr std::int64_t kDaysMax = 3650;

struct Scale {
  std::int64_t reports = 0;  ///< 1 to kReportsMax.
  std::int64_t days = 0;     ///< 1 to kDaysMax, ending on Settings::last_day.
  std::uint64_t seed = 0;
};

/// A synthetic country: its reports in the order in which they are made, each with its truth. Same settings and scale, same
/// reports to the byte. Immutable, so any report can be made at any time and from any thread.
class Country {
 public:
  /// Errors: kInvalidArgument, naming `reports` or `days`, out of their range.
  static Result<Country> make(Settings settings, const Scale& scale);

  std::size_t size() const { return moments_.size(); }
  /// The report with this number, 0 ≤ number < size(); ordered by `reported_at`.
  Simulated at(std::size_t number) const;

  const CampaignPlan& plan() const { return plan_; }
  const Settings& settings() const { return settings_; }
  const Window& window() const { return window_; }

 private:
  /// When one report of a campaign happened and was made.
  struct Moment {
    std::int64_t reported_ms = 0;  ///< Since the window's first midnight.
    std::uint32_t campaign = 0;
    std::uint32_t ordinal = 0;  ///< Within the campaign, in the order of happening.
    std::uint32_t occurred_day = 0;
  };

  Country(Settings settings, const Scale& scale);
  void add_moments(std::uint32_t campaign_place);

  Settings settings_;
  Scale scale_;
  Window window_;
  CampaignPlan plan_;
  std::vector<Moment> moments_;
};

}  // namespace dijkwacht::simulation
