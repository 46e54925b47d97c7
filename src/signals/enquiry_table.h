#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/enquiry.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// Inserts an enquiry, or replaces all but what identifies it and what was asked.
Status put(store::Transaction& transaction, const Enquiry& enquiry);
Result<std::optional<Enquiry>> find_enquiry(store::Transaction& transaction, EnquirySide side, const EnquiryId& id);
/// The one that waits on this signal between this node and the other; nothing when none does.
Result<std::optional<Enquiry>> open_enquiry(store::Transaction& transaction, EnquirySide side, const SignalId& signal,
                                            std::string_view other);
/// Those that wait first, then last asked first; at most `limit`.
Result<std::vector<Enquiry>> list_enquiries(store::Transaction& transaction, EnquirySide side, std::size_t limit);
/// All on this signal that something sealed is left of, or that wait.
Result<std::vector<Enquiry>> standing_enquiries(store::Transaction& transaction, const SignalId& signal);
/// Those whose time is over, at most `limit`.
Result<std::vector<Enquiry>> expired_enquiries(store::Transaction& transaction, Time now, std::size_t limit);

}  // namespace dijkwacht::signals
