#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sensitive.h"
#include "policy/decision.h"
#include "signals/check_service.h"
#include "signals/enquiry.h"
#include "signals/enquiry_rules.h"
#include "signals/node_context.h"

namespace dijkwacht::signals {

/// What an asker fills in.
struct EnquiryDraft {
  std::string reason;  ///< code
  std::string held;    ///< code
  OwnWords words;
};

/// May the owner give anything for this reason? By the law: what is only simulated counts as no.
struct ReasonOutlook {
  EnquiryChoice reason;
  std::string rule;                     ///< that permits; empty when none does
  std::vector<policy::Reason> reasons;  ///< why not; empty when one permits
};

/// An enquiry as its asker reads it.
struct OpenedEnquiry {
  Enquiry enquiry;
  std::optional<Sensitive<OwnWords>> words;
  std::optional<GivenFacts> given;
  bool is_unavailable =
      false;  ///< something was given that may not be used now: its owner was not heard, or its rule is not in force
};

/// After a hit, at who was told of a signal: asks its owner for more, with a reason, and keeps the answer. Thread-safe.
class EnquiryAskingService {
 public:
  EnquiryAskingService(NodeContext node, EnquiryRules rules, LeaseOf lease_of)
      : node_(std::move(node)), rules_(std::move(rules)), lease_of_(std::move(lease_of)) {}

  const EnquiryRules& rules() const { return rules_; }

  /// By reason what the law says. Errors: kNotFound without an active copy.
  Result<std::vector<ReasonOutlook>> outlook(const SignalId& signal) const;

  /// In the caller's transaction. Where no rule lets the owner give anything for this reason, that is kept and audited, and
  /// nothing crosses; otherwise the question goes to the owner (P0, words sealed). Errors: kNotFound without an active copy;
  /// kConflict when one on this signal waits; kInvalidArgument naming the field; kFailedPrecondition when the owner takes no
  /// sealed words.
  Result<Enquiry> ask(store::Transaction& transaction, const SignalId& signal, const EnquiryDraft& draft,
                      const std::string& actor, Time now);

  /// `enquiry.given` or `enquiry.refused`, in the transaction that accepts the event. An answer to what does not wait for one, or
  /// about a signal that ended, changes nothing. Errors: kInvalidArgument for data that is badly formed.
  Status take_answer(store::Transaction& transaction, std::string_view owner, std::string_view type, std::string_view data,
                     Time now);

  /// Those that wait first.
  Result<std::vector<Enquiry>> list(std::size_t limit) const;
  /// Opens what was typed and given, with an audit record. Errors: kNotFound; kUnavailable; kDataCorrupt.
  Result<OpenedEnquiry> read(const EnquiryId& id, const std::string& actor) const;

 private:
  Result<bool> may_be_used(store::Transaction& transaction, const Enquiry& enquiry, Time now) const;

  NodeContext node_;
  EnquiryRules rules_;
  LeaseOf lease_of_;
};

}  // namespace dijkwacht::signals
