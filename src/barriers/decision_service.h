#pragma once

#include <memory>
#include <optional>
#include <string>

#include "barriers/decision_table.h"
#include "barriers/hold_service.h"
#include "barriers/payment.h"
#include "barriers/rule_table.h"
#include "barriers/trials.h"
#include "base/result.h"
#include "signals/check_service.h"
#include "signals/node_context.h"

namespace dijkwacht::barriers {

struct DecisionRequest {
  std::string principal;
  std::string idempotency_key;  ///< the caller's: the same key gives the same answer
  Payment payment;
};

/// What goes with a hold: the code is for the bank to hand to the person held, and is shown to nobody else.
struct HoldGiven {
  HoldId id;
  std::string code;
  Time expires_at;
};

struct Decided {
  DecisionId id;
  Action action = Action::kAllow;
  std::string answer;  ///< JSON, see `answer_text`
  std::optional<HoldGiven> hold;
  bool is_repeat = false;
};

/// What a replay found.
struct Replay {
  bool is_erased = false;  ///< then there is nothing to compare
  bool is_same = false;
  std::string answer;    ///< as given then
  std::string replayed;  ///< as the stored input, rules and signals give it now
};

/// The bank's answer on a payment: allow, warn or hold. Thread-safe.
///
/// Signals are confirmed, the rules asked, and decision, hold, news and audit records written in one transaction. Anything not
/// confirmed (no lease, rule off, only simulated law) is no fact, so nothing is ever held on it.
class DecisionService {
 public:
  /// Keeps the versions of `rules` in the store. `checks` and `holds` must outlive the service.
  /// Errors: kFailedPrecondition when a rule was changed without a new version, or when the partner register gives this node no
  /// contact point: then no payment may wait here.
  static Result<std::unique_ptr<DecisionService>> create(signals::NodeContext node, signals::CheckService& checks,
                                                         HoldService& holds, RuleTable rules);

  /// Lets trials leave out rules and hear of decisions. Before the first decision; `trials` must outlive the service.
  void watch(Trials& trials) { trials_ = &trials; }

  /// Errors: kInvalidArgument for a key that is empty or too long (field "Idempotency-Key"); kConflict when the key was used for
  /// another payment; kFailedPrecondition when it was used for a decision that is erased; kUnavailable: nothing was decided.
  Result<Decided> decide(const DecisionRequest& request);

  /// Errors: kNotFound.
  Result<StoredDecision> get(const DecisionId& id);
  /// Opens the stored input and decides again with the rules and signals of then. Errors: kNotFound; kDataCorrupt when input and
  /// facts do not belong together; kUnavailable.
  Result<Replay> replay(const DecisionId& id, const std::string& actor);
  /// Destroys the input and its key; what was answered and why stays, without personal data. Errors: kNotFound;
  /// kFailedPrecondition when it was erased before.
  Status erase(const DecisionId& id, const std::string& actor);

 private:
  DecisionService(signals::NodeContext node, signals::CheckService& checks, HoldService& holds, RuleTable rules)
      : node_(std::move(node)), checks_(checks), holds_(holds), rules_(std::move(rules)) {}

  struct Draft;
  Result<std::vector<AskedRule>> asked_of(store::Transaction& transaction, const crypto::Token& payer) const;
  Result<Draft> draft(const DecisionRequest& request, const crypto::Token& fingerprint) const;
  Result<std::optional<Decided>> earlier(const DecisionRequest& request, const crypto::Token& fingerprint);
  Result<Decided> decide_now(const DecisionRequest& request, const crypto::Token& fingerprint);
  Status hold(store::Transaction& transaction, const StoredDecision& decision, const ProposedHold& proposed,
              const Payment& payment, const std::string& code);
  Result<Payment> open(const StoredDecision& decision, std::string& code);

  signals::NodeContext node_;
  signals::CheckService& checks_;
  HoldService& holds_;
  RuleTable rules_;
  Trials* trials_ = nullptr;
};

}  // namespace dijkwacht::barriers
