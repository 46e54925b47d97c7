#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "policy/engine.h"
#include "policy/processing_guard.h"
#include "store/database.h"
#include "victims/recovery_request.h"
#include "victims/recovery_table.h"

namespace dijkwacht::victims {

/// Purposes that this room names; what they mean stands in data/policy/purposes.toml.
namespace purpose {
inline constexpr std::string_view kCivilRecovery = "civil-recovery";
}  // namespace purpose

/// What the service stands on. The references outlive it; all of it is thread-safe.
struct RecoveryContext {
  store::Database& database;
  crypto::KeyService& keys;
  const policy::PolicyDesk& policy;
  const Clock& clock;
  Random& random;
  policy::Party self;  ///< the bank
  policy::ProcessingRecord processing;
  std::vector<std::string> bank_codes;  ///< of the accounts it holds
  RecoveryTerms terms;
};

/// The procedure PNBF at the bank that holds the account that was paid: victims ask, the bank writes to the payee, the days
/// count, and name and address go to the victim only under rule R13. Thread-safe.
class RecoveryService {
 public:
  explicit RecoveryService(RecoveryContext context) : context_(std::move(context)) {}

  struct View {
    RecoveryRequest request;
    std::vector<RecoveryEvent> events;  ///< oldest first
  };
  struct OpenedView {
    View view;
    std::optional<ClaimDetails> details;  ///< nothing once the request is over
  };

  /// Ready to be taken, sealed. Errors: kFailedPrecondition naming the first condition that is not met ("conditions.C7") or when
  /// the account is at another bank ("payeeAccount"), or those of policy::admit; nothing is kept of what was told then.
  struct PreparedClaim {
    RecoveryRequest request;
    Bytes status_token_hash;
    crypto::WrappedPart sealed;
  };
  Result<PreparedClaim> prepare(const Claim& claim) const;
  Status take(store::Transaction& transaction, const PreparedClaim& prepared) const;

  // The bank's side.
  Result<std::vector<RecoveryRequest>> list(const RecoveryQuery& query) const;
  /// Opens what the victim told, with an audit record, which is durable first. Errors: kNotFound.
  Result<OpenedView> open(const RecoveryId& id, const std::string& actor) const;
  /// Takes a step in the caller's transaction, `sealed_holder` from `seal_holder` when it brings one. Errors: kNotFound; as
  /// `check_move`.
  Status move(store::Transaction& transaction, const RecoveryId& id, const RecoveryMove& move, const std::string& actor) const;
  /// A second person looked at name and address and agrees that they go to the victim; without it policy says no (R13). Errors:
  /// kNotFound; as `check_agreement`.
  Status agree(store::Transaction& transaction, const RecoveryId& id, std::int64_t version, const std::string& actor) const;
  /// Somebody says that name and address are not right, for a reason of the terms: they do not go, and may be typed anew (a step
  /// to `asked`, with a new letter). Errors: kNotFound; as `check_disagreement`.
  Status disagree(store::Transaction& transaction, const RecoveryId& id, std::int64_t version, std::string_view reason,
                  const std::string& actor) const;
  /// For the letter to the payee; audited like `open`. Errors: kNotFound; kFailedPrecondition before the payee was asked, and
  /// once it is over.
  Result<Sensitive<Holder>> open_holder(const RecoveryId& id, const std::string& actor) const;

  // The victim's side, with the status token. Errors of each: kUnauthenticated for a token of no request.
  Result<View> status(std::string_view status_token) const;
  Result<View> view(store::Transaction& transaction, const RecoveryId& id) const;
  Result<View> view(store::Transaction& transaction, std::string_view status_token) const;
  /// A step to `released` is the victim's signature under what name and address are for, and takes policy's permission (R13).
  /// Errors: as `check_move`; kPermissionDenied with policy's reasons.
  Status move(store::Transaction& transaction, std::string_view status_token, const RecoveryMove& move) const;
  /// Name and address of the account's holder. Policy is asked each time; nothing is shown before its record is durable.
  /// Errors: kFailedPrecondition when they were not released, or the request is over; kPermissionDenied.
  Result<Sensitive<Holder>> show_holder(std::string_view status_token) const;
  /// What the victim told, for the letter that they send. Errors: as `show_holder`, but for policy.
  Result<ClaimDetails> own_details(std::string_view status_token) const;
  /// Why policy would not let name and address go now; empty when it would.
  Result<std::vector<policy::Reason>> refusals(std::string_view status_token) const;

  /// Writes down that the days of payees are over; returns for how many. A job runs it every minute. Nothing is released before
  /// the days are over, whatever stands there: policy counts them anew.
  Result<std::int64_t> count_days() const;

  /// Requests of which nobody took a step for as long as the terms keep them, at most some hundreds of each state.
  Result<std::vector<RecoveryRequest>> lapsing() const;
  /// Ends one that was `lapsing`: what is sealed is destroyed. Errors: kConflict when somebody took a step since it was seen,
  /// which then stands; as `check_move`.
  Status lapse(store::Transaction& transaction, const RecoveryRequest& seen) const;
  /// Ends all that lapse now, each in a transaction of its own; returns how many. A job runs it every hour.
  Result<std::int64_t> lapse() const;

  const RecoveryTerms& terms() const { return context_.terms; }

 private:
  policy::Question question(const RecoveryRequest& request) const;
  Status write(store::Transaction& transaction, const RecoveryRequest& before, const RecoveryMove& move, Mover by,
               const std::string& actor) const;
  crypto::WrappedPart seal(const RecoveryId& id, RecoveryPart part, const Sensitive<std::string>& text) const;
  Result<Sensitive<std::string>> open_part(const RecoveryId& id, RecoveryPart part) const;
  Result<Sensitive<Holder>> holder_of(const RecoveryId& id) const;

  RecoveryContext context_;
};

}  // namespace dijkwacht::victims
