#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "reports/aangifte.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// One version; the sealed content stands beside it until the report is withdrawn.
struct StoredAangifte {
  Aangifte aangifte;
  Bytes sealed;  ///< the statement, to the victim key; empty once destroyed
};

/// Adds a version; none is ever changed. Errors: kConflict when this version is there already.
Status insert_aangifte(store::Transaction& transaction, const StoredAangifte& version);
/// The newest version; nothing when the report has no aangifte.
Result<std::optional<StoredAangifte>> find_aangifte(store::Transaction& transaction, const ReportId& report);
/// All versions, oldest first.
Result<std::vector<Aangifte>> versions_of_aangifte(store::Transaction& transaction, const ReportId& report);
/// The number that no aangifte of this year has yet.
Result<std::string> next_aangifte_number(store::Transaction& transaction, Time now);
/// The aangifte as a whole, all its versions, no longer holds.
Status withdraw_aangifte(store::Transaction& transaction, const ReportId& report, WithdrawalReason reason, Time now);
/// Destroys what was written; numbers, hashes and signatures stay.
Status destroy_statements(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
