#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reports/consent.h"
#include "store/database.h"

namespace dijkwacht::reports {

/// Errors: kConflict when this version exists: another change came first.
Status insert_consent(store::Transaction& transaction, const Consent& consent);
/// The version that holds; nothing when the reporter was never asked.
Result<std::optional<Consent>> find_consent(store::Transaction& transaction, const ReportId& report, std::string_view recipient,
                                            std::string_view purpose);
/// The version that holds, for each recipient and purpose.
Result<std::vector<Consent>> list_consents(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
