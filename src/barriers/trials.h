#pragma once

#include <string>
#include <vector>

#include "barriers/decision.h"
#include "barriers/ids.h"
#include "crypto/token.h"
#include "store/database.h"

namespace dijkwacht::barriers {

/// What watches over decisions from the right: trials of rules, to know whether they help. Called in the decision's transaction.
class Trials {
 public:
  virtual ~Trials() = default;

  /// Which rules are left out for this payer. A rule whose data do not permit it is asked all the same.
  virtual Result<std::vector<std::string>> held_out(store::Transaction& transaction, const crypto::Token& payer) = 0;
  /// Hears of each decision in which a rule spoke.
  virtual Status on_decided(store::Transaction& transaction, const DecisionId& decision, const crypto::Token& payer,
                            const std::vector<Consequence>& consequences, Time now) = 0;
};

}  // namespace dijkwacht::barriers
