#pragma once

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "base/sensitive.h"
#include "identifiers/identifier.h"
#include "reports/victim.h"
#include "victims/recovery_terms.h"

namespace dijkwacht::victims {

using Date = std::chrono::year_month_day;

/// What a bank keeps in clear of a request: no name, no account.
struct ClaimFacts {
  RecoveryKind kind = RecoveryKind::kOther;
  Date paid_on;
  Money amount;
};

/// What is sealed: who asks, from and to which account, and the number of the signed complaint.
struct ClaimDetails {
  reports::Victim victim;
  identifiers::Identifier own_account;
  identifiers::Identifier payee_account;
  Sensitive<std::string> police_reference;
};

/// A victim's request, read.
struct Claim {
  ClaimFacts facts;
  ClaimDetails details;
  std::map<std::string, bool, std::less<>> answers;  ///< by condition
  Bytes status_token_hash;
  bool is_synthetic = false;
};

/// `{"kind","paidOn","amount","victim","ownAccount","payeeAccount","policeReference","answers":{"C1":true,…},"statusTokenHash",
/// "synthetic"}`. Each condition that is judged by an answer, and counts for this kind, needs one. Pure.
/// Errors: kInvalidArgument with the path of the field, also for a member that does not belong there.
Result<Claim> parse_claim(const JsonValue& body, const RecoveryTerms& terms, Date today);

/// The conditions that are not met on `today`, in the order of the terms. Pure.
std::vector<const Condition*> unmet_conditions(const Claim& claim, const RecoveryTerms& terms, Date today);

/// For sealing. Personal data.
Sensitive<std::string> to_json(const ClaimDetails& details);
/// As `to_json` wrote it. Errors: kDataCorrupt.
Result<ClaimDetails> parse_details(std::string_view sealed_text, Date today);

}  // namespace dijkwacht::victims
