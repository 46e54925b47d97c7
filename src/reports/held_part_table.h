#pragma once

#include "crypto/key_service.h"
#include "reports/received_referral_table.h"

namespace dijkwacht::reports {

/// The accepted referral with the key to its report's part. Errors: kPermissionDenied when it is not held here, or was withdrawn.
Result<ReceivedReferral> find_held_referral(store::Transaction& transaction, const ReportId& report);

/// The part that the reporter sealed to this desk, with its key. Errors: as above; kDataCorrupt when the part is gone.
Result<crypto::WrappedPart> find_held_part(store::Transaction& transaction, const ReportId& report);

}  // namespace dijkwacht::reports
