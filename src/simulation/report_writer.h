#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "base/clock.h"
#include "simulation/campaign.h"
#include "simulation/draw.h"
#include "simulation/settings.h"
#include "simulation/simulated_report.h"

namespace dijkwacht::simulation {

/// When and in which campaign a report comes about.
struct ReportCircumstances {
  std::size_t number = 0;
  std::uint32_t campaign_place = 0;
  const Campaign& campaign;
  std::int64_t ordinal = 0;
  std::chrono::sys_days occurred_on;
  Time reported_at;
};

/// Makes up what one reporter tells. Used once.
class ReportWriter {
 public:
  ReportWriter(const Settings& settings, const CampaignPlan& plan, std::uint64_t seed, const ReportCircumstances& circumstances);
  Simulated write();

 private:
  void write_loss();
  void write_counterparty();
  void name_account();
  void name_contact(const char* type, const char* role, double chance, const std::vector<std::string>& values);
  void write_payments();
  void write_narrative();
  void write_victim();
  void write_decisions();

  /// Adds what the victim typed, now and then wrong, and gives it back.
  std::string add(const char* type, const char* role, const std::string& value);

  const Settings& settings_;
  const CampaignPlan& plan_;
  std::uint64_t seed_;
  ReportCircumstances circumstances_;
  const FraudType& type_;
  Draw draw_;
  Simulated made_;
};

}  // namespace dijkwacht::simulation
