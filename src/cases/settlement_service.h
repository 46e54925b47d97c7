#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "cases/settlement.h"
#include "reports/referral_inbox_service.h"
#include "store/database.h"

namespace dijkwacht::cases {

/// How a case ends, and where its money went. A track that is done is told to every reporter of the case, in plain words and
/// without a name; each act stands in the case's timeline and in the audit log. Thread-safe.
/// Acts run in the caller's transaction. Errors of all: kNotFound for no case.
class SettlementService {
 public:
  SettlementService(store::Database& database, const SettlementTracks& tracks, reports::ReferralInbox& reporters,
                    const Clock& clock, Random& random)
      : database_(database), tracks_(tracks), reporters_(reporters), clock_(clock), random_(random) {}

  /// Errors: kInvalidArgument on "track".
  Result<SettlementId> choose(store::Transaction& transaction, const CaseId& id, const std::string& track, const std::string& by);
  /// Ends a track: done, or stopped. Ended again in the same way changes nothing.
  /// Errors: kNotFound; kInvalidArgument on "state"; kFailedPrecondition when it ended in the other way.
  Status end(store::Transaction& transaction, const SettlementId& id, SettlementState state, const std::string& by);
  /// A bank told what became of money. Errors: kInvalidArgument on "amount" when it is not above zero, or more than is unknown.
  Status note_money(store::Transaction& transaction, const CaseId& id, MoneyKind kind, std::int64_t minor, const std::string& by);

  struct View {
    std::vector<Settlement> settlements;  ///< newest first
    CaseMoney money;
  };
  Result<View> view(const CaseId& id);

 private:
  Status tell_reporters(store::Transaction& transaction, const CaseId& id, const std::string& track, const std::string& by);
  Status note_event(store::Transaction& transaction, const CaseId& id, const char* kind, const char* action,
                    const std::string& detail, const std::string& by);

  store::Database& database_;
  const SettlementTracks& tracks_;
  reports::ReferralInbox& reporters_;
  const Clock& clock_;
  Random& random_;
};

}  // namespace dijkwacht::cases
