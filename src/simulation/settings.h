#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dijkwacht::simulation {

/// A choice out of several, in proportion to its weight.
struct Weighted {
  std::string name;
  double weight = 0;
};

/// How one type of fraud looks. Shares from 0 to 1, amounts in euro, times in days.
struct FraudType {
  std::string code;
  double share = 0;
  double mean_eur = 0;
  double median_eur = 0;
  double paid_share = 0;
  std::int64_t payments_max = 0;  ///< 0: goods were lost, no money.
  double days = 0;                ///< Median length of a campaign.
  double delay_days = 0;          ///< Mean wait before reporting.
  std::vector<Weighted> channels;
  std::vector<std::string> platforms;
  std::vector<std::string> goods;
  std::vector<std::string> narratives;  ///< With {goods}, {platform}, {claimed}, {amount}, {date}.
};

/// How likely a report names the campaign's phone, e-mail address or site; 0: the kind does not occur on this channel.
struct Channel {
  std::string code;
  double phone = 0;
  double email = 0;
  double url = 0;
};

struct Campaigns {
  double single_share = 0;
  double size_exponent = 0;
  std::int64_t size_max = 0;
  double per_group_exponent = 0;
  std::int64_t per_group_max = 0;
  double same_type_share = 0;
  std::int64_t gap_days_max = 0;
  double reuse_share = 0;
  std::int64_t reports_per_contact = 0;
};

struct Accounts {
  double named_share = 0;
  std::int64_t rotate_after = 0;
  std::int64_t overlap = 0;
  std::int64_t provider_accounts = 0;
  double provider_share = 0;
};

/// Weights of days, months and parts of the day.
struct Rhythm {
  std::array<double, 7> weekdays{};  ///< Monday first.
  std::array<double, 12> months{};
  std::array<double, 4> day_parts{};  ///< 0-7, 7-12, 12-18, 18-24 hours.
};

struct Words {
  std::vector<std::string> first_syllables, last_syllables;
  std::vector<std::string> surname_starts, surname_ends;
  std::vector<std::string> site_starts, site_ends;
  std::vector<std::string> postcode_letters;
};

/// Of 10,000 payments: how many usually, and how many more with the barrier.
struct Change {
  double usual = 0;
  double by = 0;
};

/// A barrier with a known effect, which branches of a bank switch on group by group; the last group goes without it.
struct Barrier {
  std::string rule;
  std::string hypothesis;
  std::vector<std::string> fraud_types;
  std::vector<std::string> neighbour_types;
  std::int64_t cost_eur = 0;
  std::size_t branches = 0;
  std::size_t groups = 0;
  std::size_t weeks = 0;
  std::size_t first_week = 0;     ///< Weeks before the first group.
  std::size_t weeks_between = 0;  ///< Groups.
  std::int64_t payments = 0;      ///< Of a branch in a week.
  Change frauds;
  Change neighbours;
  Change wrong_holds;
  double branch_spread = 0;  ///< Of the usual share.
  double week_spread = 0;
  std::int64_t loss_eur = 0;  ///< Of a fraud.
  std::int64_t minutes = 0;   ///< That a wrong hold waits.
  double complaint_share = 0;
};

/// Everything that shapes the synthetic country; sources stand in the file. A value.
struct Settings {
  std::chrono::sys_days last_day{};
  double business_share = 0;
  double consent_share = 0;
  double identified_share = 0;
  double repeat_victim_share = 0;
  double withdrawn_share = 0;
  std::int64_t withdrawn_days_max = 0;
  double typo_share = 0;
  double province_share = 0;
  Campaigns campaigns;
  Accounts accounts;
  std::vector<Weighted> banks;
  std::vector<Channel> channels;
  Rhythm rhythm;
  std::vector<FraudType> fraud_types;
  std::vector<Weighted> withdrawal_reasons;
  std::vector<Weighted> provinces;
  Words words;
  Barrier barrier;

  /// nullptr when there is no such channel.
  const Channel* find_channel(std::string_view code) const;
};

/// Reads data/simulation/country.toml. Errors: kNotFound; kInvalidArgument, naming table and key, when one is missing, out of its
/// range, or a fraud type uses a channel that is not described.
Result<Settings> read_settings(const std::filesystem::path& file);

}  // namespace dijkwacht::simulation
