#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "barriers/decision.h"
#include "barriers/rule_table.h"
#include "base/json.h"
#include "base/result.h"

namespace dijkwacht::barriers {

/// A payment of the past, as rules look at it: what was known about its places, never an account or a name.
struct PastPayment {
  std::string id;  ///< the sender's own
  Facts facts;
  std::int64_t amount_minor = 0;
  std::optional<bool> was_fraud;  ///< nothing: not known
};

/// {payment, debtor?, creditor?, text?, amountMinor?, fraud?}. A place holds what was known about it, class and role, separated
/// by spaces: "ACC:receiving-account TECH". Errors: kInvalidArgument naming the field: missing, empty, an unknown class, an
/// amount below 0, a field that is not one of these. Pure.
Result<PastPayment> read_past_payment(const JsonValue& json);

/// What rules would have done to payments of the past. One thread.
class BackTest {
 public:
  struct Count {
    std::int64_t payments = 0;
    std::int64_t amount_minor = 0;
    std::int64_t fraud = 0;     ///< of which known as fraud
    std::int64_t no_fraud = 0;  ///< of which known as none
  };

  /// Each rule stands where its file says.
  explicit BackTest(RuleTable rules);

  /// {payment, action, rules:[{rule, version, did}]}: one line of JSON.
  std::string decide(const PastPayment& payment);

  const std::map<Action, Count>& actions() const { return actions_; }
  const std::map<std::pair<std::string, ConsequenceKind>, Count>& rules() const { return by_rule_; }

 private:
  RuleTable rules_;
  std::vector<AskedRule> asked_;
  std::map<Action, Count> actions_;
  std::map<std::pair<std::string, ConsequenceKind>, Count> by_rule_;
};

}  // namespace dijkwacht::barriers
