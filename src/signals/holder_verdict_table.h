#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "signals/holder_verdict.h"
#include "store/database.h"

namespace dijkwacht::signals {

/// At the owner: a later verdict of the same partner takes the place of the earlier one, with its answer.
Status put(store::Transaction& transaction, const ReceivedVerdict& verdict);
Result<std::optional<ReceivedVerdict>> find_verdict(store::Transaction& transaction, const SignalId& signal,
                                                    std::string_view partner);
/// Those to answer first, then last given first; at most `limit`.
Result<std::vector<ReceivedVerdict>> list_verdicts(store::Transaction& transaction, std::size_t limit);

/// How often holders' banks contradicted this node's signals, and who was right in the end.
struct VerdictQuality {
  std::int64_t judged = 0;      ///< verdicts that stand
  std::int64_t contested = 0;   ///< of those, for an innocent holder
  std::int64_t answered = 0;    ///< of those, by the owner
  std::int64_t overturned = 0;  ///< of those, in the holder's favour: the signal was wrong
};
Result<VerdictQuality> verdict_quality(store::Transaction& transaction);

/// At the holder: what it answered itself.
Status put_given(store::Transaction& transaction, const Judged& judged, std::string_view actor);
Result<std::optional<HolderVerdict>> find_given(store::Transaction& transaction, const SignalId& signal);

}  // namespace dijkwacht::signals
