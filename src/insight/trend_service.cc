#include "insight/trend_service.h"

#include <algorithm>

namespace dijkwacht::insight {

Result<std::vector<MeasureOverview>> TrendService::measures() const {
  return database_.read_value<std::vector<MeasureOverview>>(
      [&](store::Transaction& transaction) -> Result<std::vector<MeasureOverview>> {
        std::vector<MeasureOverview> all;
        for (auto& told : TRY(read_told_measures(transaction))) {
          auto axes = TRY(axes_of(TRY(read_told(transaction, told.source, told.measure)), rules_));
          all.push_back({std::move(told), std::move(axes)});
        }
        return all;
      });
}

Result<std::vector<std::pair<ToldMeasure, PeriodTotal>>> TrendService::totals(
    std::chrono::sys_days from, std::chrono::sys_days until, const std::map<std::string, AskedPart>& parts) const {
  std::vector<std::pair<ToldMeasure, PeriodTotal>> totals;
  TRY(database_.read([&](store::Transaction& transaction) -> Status {
    for (auto& told : TRY(read_told_measures(transaction))) {
      const auto asked = parts.find(told.measure);
      const auto part = asked == parts.end() ? AskedPart{} : asked->second;
      const auto total = TRY(total_of(TRY(read_told(transaction, told.source, told.measure)), from, until, part, rules_));
      totals.emplace_back(std::move(told), total);
    }
    return {};
  }));
  return totals;
}

Result<Trend> TrendService::trend(const std::string& source, const std::string& measure, const std::string& axis) const {
  const auto told = TRY(
      database_.read_value<ToldWeeks>([&](store::Transaction& transaction) { return read_told(transaction, source, measure); }));
  const auto axes = TRY(axes_of(told, rules_));
  if (std::ranges::find(axes, axis) == axes.end()) return fail(ErrorCode::kNotFound, "no node told this", "axis");
  return trend_of(told, axis, rules_);
}

}  // namespace dijkwacht::insight
