#pragma once

#include <optional>
#include <string>
#include <vector>

#include "barriers/facts.h"
#include "base/clock.h"
#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "identifiers/identifier.h"

namespace dijkwacht::barriers {

/// An outgoing payment as the payer's bank asks about it.
struct Payment {
  std::string id;  ///< the bank's own
  identifiers::Identifier debtor;
  identifiers::Identifier creditor;
  std::optional<std::string> creditor_name;
  Money amount;
  std::optional<std::string> text;  ///< remittance text
  Time requested_at;
};

/// {paymentId, debtorIban, creditorIban, creditorName?, amount:{minor,currency}, text?, requestedAt}. Errors: kInvalidArgument
/// naming the path ("amount.minor"): missing, wrong type, no account, an amount below 1 or above 10^12, no currency code, too
/// long.
Result<Payment> parse_payment(const JsonValue& json);
/// Canonical JSON: the same payment gives the same text, and `parse_payment` reads it back.
std::string payment_text(const Payment& payment);

/// What is asked about it, in order: debtor's account, creditor's account, then the domains named in the text.
std::vector<identifiers::Identifier> asked_about(const Payment& payment);
/// Where the n-th of `asked_about` stands.
Place place_of(std::size_t asked);

}  // namespace dijkwacht::barriers
