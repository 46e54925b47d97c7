#pragma once

#include <map>
#include <string>
#include <vector>

#include "insight/trend.h"
#include "store/database.h"

namespace dijkwacht::insight {

struct MeasureOverview {
  ToldMeasure told;
  std::vector<std::string> axes;
};

/// Reads what nodes told. Thread-safe.
class TrendService {
 public:
  TrendService(store::Database& database, DisclosureRules rules) : database_(database), rules_(rules) {}

  Result<std::vector<MeasureOverview>> measures() const;
  /// Errors: kNotFound when this node never told this measure, or not along this axis.
  Result<Trend> trend(const std::string& source, const std::string& measure, const std::string& axis) const;
  /// Of each node and measure, with the part that is asked of that measure ("reports" -> which part).
  Result<std::vector<std::pair<ToldMeasure, PeriodTotal>>> totals(std::chrono::sys_days from, std::chrono::sys_days until,
                                                                  const std::map<std::string, AskedPart>& parts) const;
  const DisclosureRules& rules() const { return rules_; }

 private:
  store::Database& database_;
  DisclosureRules rules_;
};

}  // namespace dijkwacht::insight
