#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "barriers/decision.h"
#include "barriers/ids.h"
#include "base/bytes.h"
#include "base/result.h"
#include "crypto/key_service.h"
#include "crypto/token.h"
#include "store/database.h"

namespace dijkwacht::barriers {

/// A decision as it is kept. Only `input` holds personal data, sealed under a key of its own that lies apart.
struct StoredDecision {
  DecisionId id;
  std::string principal;
  std::string idempotency_key;
  crypto::Token request;  ///< keyed fingerprint of the payment: is a repeat the same request?
  Action action = Action::kAllow;
  std::vector<AskedRule> rules;  ///< every rule that was asked, with its state then
  std::string facts;             ///< `facts_text`
  std::string answer;            ///< `answer_text`
  HoldId hold;                   ///< the id a hold has, whether or not there is one
  crypto::Compartment input;     ///< empty once erased
  Bytes wrap;                    ///< the input's key, sealed to kBarrier; empty once erased
  Time created;
  std::optional<Time> erased_at;
  bool has_consequences = true;  ///< false when it was made before what came of each rule was kept
};

/// What came of a rule in a decision.
Status insert(store::Transaction& transaction, const DecisionId& id, const Consequence& consequence);
/// By rule.
Result<std::vector<Consequence>> consequences_of(store::Transaction& transaction, const DecisionId& id);

/// False when this principal used the key before; nothing is written then.
Result<bool> insert(store::Transaction& transaction, const StoredDecision& decision);
Result<std::optional<StoredDecision>> find_decision(store::Transaction& transaction, const DecisionId& id);
Result<std::optional<StoredDecision>> find_decision(store::Transaction& transaction, std::string_view principal,
                                                    std::string_view key);
/// Destroys key, input and fingerprint; false when it was erased before.
Result<bool> erase_input(store::Transaction& transaction, const DecisionId& id, Time now);

/// Keeps a rule's content under its id and version. Errors: kFailedPrecondition when that version was used with other content.
Status keep_rule(store::Transaction& transaction, const Rule& rule, Time now);
/// Errors: kDataCorrupt when it was never kept.
Result<Rule> kept_rule(store::Transaction& transaction, std::string_view id, std::int64_t version);

}  // namespace dijkwacht::barriers
