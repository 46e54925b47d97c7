#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"
#include "cases/ids.h"
#include "reports/report.h"
#include "store/database.h"
#include "store/migration.h"

namespace dijkwacht::app {

/// Something to look at again before reporters are told: one report, or every report that names an identifier.
struct NewsDue {
  std::int64_t position = 0;
  std::optional<reports::ReportId> report;
  std::optional<cases::IdentifierId> identifier;
};
Status add_due(store::Transaction& transaction, const reports::ReportId& report);
Status add_due(store::Transaction& transaction, const cases::IdentifierId& identifier);
/// In the order in which they were added.
Result<std::vector<NewsDue>> read_due(store::Transaction& transaction, std::size_t limit);
Status remove_due(store::Transaction& transaction, std::int64_t position);

/// Was the reporter told last that a signal rests on the report? False before the first news.
Result<bool> was_told_of_signal(store::Transaction& transaction, const reports::ReportId& report);
Status put_told_of_signal(store::Transaction& transaction, const reports::ReportId& report, bool is_shared);

std::vector<store::Migration> reporter_news_migrations();

}  // namespace dijkwacht::app
