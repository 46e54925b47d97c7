#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "simulation/rhythm.h"
#include "simulation/settings.h"

namespace dijkwacht::simulation {

/// One trick played by one group for some days, with the means it uses. Its reports name these.
struct Campaign {
  std::uint32_t group = 0;
  std::uint32_t fraud_type = 0;  ///< Place in Settings::fraud_types.
  std::uint32_t channel = 0;     ///< Place in Settings::channels.
  std::int64_t reports = 1;
  std::int64_t first_day = 0;
  std::int64_t days = 1;
  std::vector<std::string> accounts;  ///< Mule accounts in the order of use; empty when no money is paid.
  std::vector<std::string> phones;
  std::vector<std::string> emails;
  std::vector<std::string> urls;
  std::string claimed_name;
  std::string platform;
};

/// All campaigns of a country, and the accounts of payment providers that many groups are paid through.
struct CampaignPlan {
  std::vector<Campaign> campaigns;
  std::vector<std::string> provider_accounts;
  std::uint32_t groups = 0;
};

/// Campaigns with `reports` reports in all, group after group. `reports` ≥ 1. Pure.
CampaignPlan plan_campaigns(const Settings& settings, const Window& window, std::int64_t reports, std::uint64_t seed);

/// The place in `campaign.accounts` that the `ordinal`-th report is told; around a change either account may be.
std::size_t account_in_use(const Accounts& accounts, const Campaign& campaign, std::int64_t ordinal, Draw& draw);

}  // namespace dijkwacht::simulation
