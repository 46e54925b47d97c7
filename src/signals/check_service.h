#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/no_hit_recorder.h"
#include "base/result.h"
#include "identifiers/identifier.h"
#include "signals/check_answer.h"
#include "signals/node_context.h"
#include "signals/signal_index.h"

namespace dijkwacht::signals {

/// How long copies from one sender may be used, as far as the sender says.
struct SenderLease {
  Time heard_at;
  Time until;
};
/// Nothing when this sender was not heard of. Must not block: it is asked in a transaction.
using LeaseOf = std::function<std::optional<SenderLease>(const std::string& sender)>;

/// A copy may be used as long as its sender says, but no longer after its last news than its rule says. Nothing when the sender
/// was not heard of. Pure.
std::optional<Time> lease_end(const std::optional<SenderLease>& sender, Duration of_rule);

/// Identifiers in one request, so that one asker cannot hold the writer.
inline constexpr std::size_t kCheckIdentifiersMax = 200;

struct CheckRequest {
  std::string principal;  ///< who asks, for the audit
  std::string purpose;    ///< for what
  std::vector<identifiers::Identifier> identifiers;
};

/// A check with its keys used and the index asked: what is left needs the store only.
class PreparedCheck {
 public:
  /// Is there anything to confirm or to record by name? Otherwise every answer is "none known".
  bool needs_store() const;
  std::size_t size() const { return asked_.size(); }
  /// For a caller that asks on its own account and not for a person: what it may not ask is left unasked, without a record of a
  /// denial, and answered as if nothing were known.
  void leave_out_denied();

 private:
  friend class CheckService;
  struct Name {
    std::size_t rank = 0;
    crypto::Token token;
  };
  struct Asked {
    std::vector<Name> candidates;  ///< names that the index may know
    std::vector<policy::Reason> denied;
    std::string question;  ///< what policy was asked when it was denied
  };
  std::string principal_;
  std::string purpose_;
  std::vector<Asked> asked_;
};

/// Answers what a partner may know of identifiers, from its own copies. Thread-safe.
///
/// Policy first: of an account only the bank that holds it may know (R05), technical identifiers are asked by any partner (R02),
/// the rest is denied with the law's reasons. A domain, and a URL's host, also asks for its parents up to the registrable domain.
/// The index finds candidates; a candidate is confirmed against the store, the lease and the rule in the very transaction that
/// writes the audit record, so no answer given after a withdrawal's commit contains the signal. What reveals nothing is counted
/// in batches.
class CheckService {
 public:
  CheckService(NodeContext node, const SignalIndex& index, LeaseOf lease_of, audit::NoHitRecorder& no_hits);

  /// One answer an identifier, in order. Errors: kTooLarge above `kCheckIdentifiersMax`; kUnavailable (then nothing was
  /// revealed).
  Result<std::vector<CheckAnswer>> check(const CheckRequest& request);

  /// The same in two steps, for a caller that has its own act to write with the answer.
  Result<PreparedCheck> prepare(const CheckRequest& request);
  Result<std::vector<CheckAnswer>> confirm(store::Transaction& transaction, const PreparedCheck& check, Time now);

 private:
  /// Unset: an account held here, about which nobody else is asked.
  std::optional<policy::Question> question_of(const identifiers::Identifier& identifier, Time now);
  void refuse(PreparedCheck::Asked& asked, const policy::Question& question);
  Result<CheckAnswer> confirm_one(store::Transaction& transaction, const PreparedCheck& check, const PreparedCheck::Asked& asked,
                                  Time now);
  Status count_no_hits(const PreparedCheck& check, const std::vector<CheckAnswer>& answers);

  NodeContext node_;
  const SignalIndex& index_;
  LeaseOf lease_of_;
  audit::NoHitRecorder& no_hits_;
};

}  // namespace dijkwacht::signals
