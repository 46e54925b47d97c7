#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sensitive.h"
#include "policy/decision.h"
#include "signals/enquiry.h"
#include "signals/enquiry_rules.h"
#include "signals/indicator.h"
#include "signals/node_context.h"

namespace dijkwacht::signals {

/// When the first report that counts named the identifier behind a reference; nothing when none does. Asked in a transaction.
using FirstReportOf = std::function<Result<std::optional<Time>>(store::Transaction&, const std::string& reference)>;

/// An enquiry as the owner's people read it.
struct HeardEnquiry {
  Enquiry enquiry;
  std::string type;
  std::string masked;
  std::optional<Sensitive<OwnWords>> words;  ///< of one that waits
  GivenFacts offer;                          ///< what could be given
  std::string rule;                          ///< that lets it be given; empty when none does
  std::vector<policy::Reason> reasons;       ///< why not
};

/// After a hit, at the owner of a signal: hears who asks for more and why, and gives or refuses, each time. Thread-safe.
class EnquiryAnsweringService {
 public:
  EnquiryAnsweringService(NodeContext node, EnquiryRules rules, FirstReportOf first_report_of)
      : node_(std::move(node)), rules_(std::move(rules)), first_report_of_(std::move(first_report_of)) {}

  const EnquiryRules& rules() const { return rules_; }

  /// In the transaction that accepts the event. Who was never told of the signal, and who has a question on it that waits,
  /// changes nothing. Errors: kInvalidArgument for data that is badly formed.
  Status intake(store::Transaction& transaction, std::string_view partner, std::string_view data, Time now);

  /// Those that wait first. Opens words and values in memory, with an audit record for each that waits. Errors: kUnavailable.
  Result<std::vector<HeardEnquiry>> read(std::size_t limit, const std::string& actor) const;

  /// Gives these items and nothing else, sealed to the asker, under the decision that policy makes in this very transaction.
  /// Errors: kNotFound; kFailedPrecondition when it waits for no answer or the asker takes nothing sealed; kInvalidArgument
  /// naming "items" or "ground"; kPermissionDenied with policy's reasons (nothing is written then).
  Status give(store::Transaction& transaction, const EnquiryId& id, const std::vector<GivenItem>& items,
              const std::string& ground, const std::string& actor, Time now);
  /// Gives nothing; the asker hears why. Errors: as above.
  Status refuse(store::Transaction& transaction, const EnquiryId& id, const std::string& ground, const std::string& actor,
                Time now);

 private:
  struct Standing;
  Result<Standing> standing_of(store::Transaction& transaction, const Enquiry& enquiry, Time now) const;
  Result<Enquiry> find_open(store::Transaction& transaction, const EnquiryId& id) const;

  NodeContext node_;
  EnquiryRules rules_;
  FirstReportOf first_report_of_;
};

}  // namespace dijkwacht::signals
