#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::policy {

enum class DpiaStatus : std::uint8_t { kDraft, kAdopted, kWithdrawn };
std::string_view name_of(DpiaStatus status);

/// How an assessment stands on a day. Only `kValid` and `kExpiring` carry a rule.
enum class DpiaStanding : std::uint8_t { kValid, kExpiring, kExpired, kNotAdopted };
std::string_view name_of(DpiaStanding standing);

/// A data protection impact assessment (GDPR article 35) as it stands in data/policy/dpia.toml: the only place that says until
/// when it holds.
struct Dpia {
  std::string reference;  ///< what rules name
  Bilingual title;
  Bilingual controller;
  Bilingual joint_controllers;
  std::vector<std::string> rules;  ///< that it covers
  std::chrono::year_month_day dated{};
  std::chrono::year_month_day expires{};  ///< last day
  DpiaStatus status = DpiaStatus::kDraft;
  Bilingual place;  ///< where the document lies
};

struct DpiaRegister {
  std::int64_t warning_days = 0;  ///< from so many days before the last one it is called expiring
  std::vector<Dpia> dpias;

  /// Errors: kNotFound; kInvalidArgument naming file and key.
  static Result<DpiaRegister> load(const std::filesystem::path& file);
  const Dpia* find(std::string_view reference) const;
};

/// Days until the last day: 0 on that day, negative after it. Pure.
std::int64_t days_left(const Dpia& dpia, Time at);
DpiaStanding standing_of(const Dpia& dpia, std::int64_t warning_days, Time at);
/// One JSON object as in GET /dpias.
void write_json(JsonWriter& json, const Dpia& dpia, std::int64_t warning_days, Time at);

}  // namespace dijkwacht::policy
