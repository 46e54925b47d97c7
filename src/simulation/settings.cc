#include "simulation/settings.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "base/clock.h"
#include "config/toml_file.h"

namespace dijkwacht::simulation {
namespace {

using config::TomlTable;

constexpr double kEuroMax = 1'000'000;
constexpr std::int64_t kCountMax = 100'000;
constexpr double kShareMax = 10'000;  ///< of 10,000 payments

std::unexpected<Error> out_of_range(const TomlTable& table, std::string_view key, double min, double max) {
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' must be from {} to {}", table.where(), key, min, max),
              std::string(key));
}

Result<double> number(const TomlTable& table, std::string_view key, double min, double max) {
  if (!table.has(key))
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' is missing", table.where(), key), std::string(key));
  const auto value = TRY(table.number_or(key, 0));
  if (std::isnan(value) || value < min || value > max) return out_of_range(table, key, min, max);
  return value;
}

Result<double> share(const TomlTable& table, std::string_view key) { return number(table, key, 0, 1); }

Result<std::int64_t> count(const TomlTable& table, std::string_view key, std::int64_t min) {
  const auto value = TRY(table.integer(key));
  if (value < min || value > kCountMax) return out_of_range(table, key, static_cast<double>(min), static_cast<double>(kCountMax));
  return value;
}

Result<std::vector<std::string>> words(const TomlTable& table, std::string_view key) {
  auto list = TRY(table.texts(key));
  if (list.empty())
    return fail(ErrorCode::kInvalidArgument, fmt::format("{}: '{}' needs one text or more", table.where(), key),
                std::string(key));
  return list;
}

/// A table of name = weight, in the order of the names.
Result<std::vector<Weighted>> weights(const TomlTable& table) {
  std::vector<Weighted> list;
  double sum = 0;
  for (const auto& name : table.keys()) {
    list.push_back({name, TRY(number(table, name, 0, kEuroMax))});
    sum += list.back().weight;
  }
  if (sum <= 0) return fail(ErrorCode::kInvalidArgument, fmt::format("{}: one weight must be above 0", table.where()));
  return list;
}

template <std::size_t kSize>
Result<std::array<double, kSize>> rhythm_of(const TomlTable& table, const std::array<const char*, kSize>& names) {
  std::array<double, kSize> values{};
  for (std::size_t i = 0; i < kSize; ++i) values[i] = TRY(number(table, names[i], 0.01, 100));
  return values;
}

Result<Rhythm> read_rhythm(const TomlTable& file) {
  return Rhythm{
      .weekdays = TRY(rhythm_of<7>(TRY(file.table("weekdays")),
                                   {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})),
      .months = TRY(rhythm_of<12>(TRY(file.table("months")), {"january", "february", "march", "april", "may", "june", "july",
                                                              "august", "september", "october", "november", "december"})),
      .day_parts = TRY(rhythm_of<4>(TRY(file.table("hours")), {"night", "morning", "afternoon", "evening"}))};
}

Result<Campaigns> read_campaigns(const TomlTable& table) {
  return Campaigns{.single_share = TRY(share(table, "single_share")),
                   .size_exponent = TRY(number(table, "size_exponent", 0.5, 10)),
                   .size_max = TRY(count(table, "size_max", 2)),
                   .per_group_exponent = TRY(number(table, "per_group_exponent", 0.5, 10)),
                   .per_group_max = TRY(count(table, "per_group_max", 1)),
                   .same_type_share = TRY(share(table, "same_type_share")),
                   .gap_days_max = TRY(count(table, "gap_days_max", 0)),
                   .reuse_share = TRY(share(table, "reuse_share")),
                   .reports_per_contact = TRY(count(table, "reports_per_contact", 1))};
}

Result<Accounts> read_accounts(const TomlTable& table) {
  return Accounts{.named_share = TRY(share(table, "named_share")),
                  .rotate_after = TRY(count(table, "rotate_after", 1)),
                  .overlap = TRY(count(table, "overlap", 0)),
                  .provider_accounts = TRY(count(table, "provider_accounts", 1)),
                  .provider_share = TRY(share(table, "provider_share"))};
}

Result<std::vector<Weighted>> read_banks(const TomlTable& file) {
  std::vector<Weighted> banks;
  for (const auto& bank : TRY(file.tables("banks"))) {
    banks.push_back({TRY(bank.text("code")), TRY(number(bank, "weight", 0.001, kEuroMax))});
    const auto is_letter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (banks.back().name.size() != 4 || !std::ranges::all_of(banks.back().name, is_letter)) {
      return fail(ErrorCode::kInvalidArgument, fmt::format("{}: 'code' must be four capital letters", bank.where()), "code");
    }
  }
  if (banks.empty()) return fail(ErrorCode::kInvalidArgument, "there must be one [[banks]] or more", "banks");
  return banks;
}

/// A kind that is left out does not occur on this channel.
Result<double> chance(const TomlTable& table, std::string_view key) {
  return table.has(key) ? share(table, key) : Result<double>(0.0);
}

Result<std::vector<Channel>> read_channels(const TomlTable& file) {
  std::vector<Channel> channels;
  for (const auto& table : TRY(file.tables("channels"))) {
    channels.push_back(
        {TRY(table.text("code")), TRY(chance(table, "phone")), TRY(chance(table, "email")), TRY(chance(table, "url"))});
  }
  return channels;
}

Result<FraudType> read_fraud_type(const TomlTable& table) {
  FraudType type{.code = TRY(table.text("code")),
                 .share = TRY(share(table, "share")),
                 .mean_eur = TRY(number(table, "mean_eur", 1, kEuroMax)),
                 .median_eur = TRY(number(table, "median_eur", 1, kEuroMax)),
                 .paid_share = TRY(share(table, "paid_share")),
                 .payments_max = TRY(count(table, "payments_max", 0)),
                 .days = TRY(number(table, "days", 1, 3650)),
                 .delay_days = TRY(number(table, "delay_days", 0, 3650)),
                 .channels = TRY(weights(TRY(table.table("channels")))),
                 .platforms = TRY(words(table, "platforms")),
                 .goods = TRY(words(table, "goods")),
                 .narratives = TRY(words(table, "narratives"))};
  if (type.mean_eur < type.median_eur) return out_of_range(table, "mean_eur", type.median_eur, kEuroMax);
  return type;
}

Result<std::vector<FraudType>> read_fraud_types(const TomlTable& file) {
  std::vector<FraudType> types;
  double sum = 0;
  for (const auto& table : TRY(file.tables("fraud_types"))) {
    types.push_back(TRY(read_fraud_type(table)));
    sum += types.back().share;
  }
  if (sum <= 0) return fail(ErrorCode::kInvalidArgument, "one of the [[fraud_types]] must have a share above 0", "fraud_types");
  return types;
}

Result<Words> read_words(const TomlTable& table) {
  return Words{.first_syllables = TRY(words(table, "first_syllables")),
               .last_syllables = TRY(words(table, "last_syllables")),
               .surname_starts = TRY(words(table, "surname_starts")),
               .surname_ends = TRY(words(table, "surname_ends")),
               .site_starts = TRY(words(table, "site_starts")),
               .site_ends = TRY(words(table, "site_ends")),
               .postcode_letters = TRY(words(table, "postcode_letters"))};
}

Result<Change> read_change(const TomlTable& table) {
  return Change{.usual = TRY(number(table, "usual", 0, kShareMax)), .by = TRY(number(table, "change", -kShareMax, kShareMax))};
}

Result<Barrier> read_barrier(const TomlTable& table) {
  const auto places = [&](const char* key, std::int64_t min) -> Result<std::size_t> {
    return static_cast<std::size_t>(TRY(count(table, key, min)));
  };
  Barrier barrier{.rule = TRY(table.text("rule")),
                  .hypothesis = TRY(table.text("hypothesis")),
                  .fraud_types = TRY(words(table, "fraud_types")),
                  .neighbour_types = TRY(words(table, "neighbour_types")),
                  .cost_eur = TRY(count(table, "cost_eur", 0)),
                  .branches = TRY(places("branches", 2)),
                  .groups = TRY(places("groups", 2)),
                  .weeks = TRY(places("weeks", 2)),
                  .first_week = TRY(places("first_week", 1)),
                  .weeks_between = TRY(places("weeks_between", 0)),
                  .payments = TRY(count(table, "payments", 1)),
                  .frauds = TRY(read_change(TRY(table.table("frauds")))),
                  .neighbours = TRY(read_change(TRY(table.table("neighbours")))),
                  .wrong_holds = TRY(read_change(TRY(table.table("wrong_holds")))),
                  .branch_spread = TRY(share(table, "branch_spread")),
                  .week_spread = TRY(share(table, "week_spread")),
                  .loss_eur = TRY(count(table, "loss_eur", 1)),
                  .minutes = TRY(count(table, "minutes", 0)),
                  .complaint_share = TRY(share(table, "complaint_share"))};
  if (barrier.first_week + (barrier.groups - 2) * barrier.weeks_between < barrier.weeks) return barrier;
  return fail(ErrorCode::kInvalidArgument, fmt::format("{}: a group would start after the last of the 'weeks'", table.where()),
              "weeks");
}

Status check_channels(const Settings& settings) {
  for (const auto& type : settings.fraud_types) {
    for (const auto& channel : type.channels) {
      if (settings.find_channel(channel.name) != nullptr) continue;
      return fail(ErrorCode::kInvalidArgument,
                  fmt::format("fraud type {}: there is no [[channels]] with code '{}'", type.code, channel.name), "channels");
    }
  }
  return {};
}

}  // namespace

const Channel* Settings::find_channel(std::string_view code) const {
  const auto found = std::ranges::find(channels, code, &Channel::code);
  return found == channels.end() ? nullptr : &*found;
}

Result<Settings> read_settings(const std::filesystem::path& file) {
  const auto table = TRY(config::read_toml(file));
  Settings settings{.last_day = std::chrono::sys_days(TRY(parse_date(TRY(table.text("last_day"))))),
                    .business_share = TRY(share(table, "business_share")),
                    .consent_share = TRY(share(table, "consent_share")),
                    .identified_share = TRY(share(table, "identified_share")),
                    .repeat_victim_share = TRY(share(table, "repeat_victim_share")),
                    .withdrawn_share = TRY(share(table, "withdrawn_share")),
                    .withdrawn_days_max = TRY(count(table, "withdrawn_days_max", 1)),
                    .typo_share = TRY(share(table, "typo_share")),
                    .province_share = TRY(share(table, "province_share")),
                    .campaigns = TRY(read_campaigns(TRY(table.table("campaigns")))),
                    .accounts = TRY(read_accounts(TRY(table.table("accounts")))),
                    .banks = TRY(read_banks(table)),
                    .channels = TRY(read_channels(table)),
                    .rhythm = TRY(read_rhythm(table)),
                    .fraud_types = TRY(read_fraud_types(table)),
                    .withdrawal_reasons = TRY(weights(TRY(table.table("withdrawal_reasons")))),
                    .provinces = TRY(weights(TRY(table.table("provinces")))),
                    .words = TRY(read_words(TRY(table.table("words")))),
                    .barrier = TRY(read_barrier(TRY(table.table("barrier"))))};
  TRY(check_channels(settings));
  return settings;
}

}  // namespace dijkwacht::simulation
