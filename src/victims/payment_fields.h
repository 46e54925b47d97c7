#pragma once

#include <chrono>
#include <string_view>

#include "base/json.h"
#include "base/money.h"
#include "base/result.h"
#include "identifiers/identifier.h"

namespace dijkwacht::victims {

// What is told of a payment, whoever wants it back. Errors: kInvalidArgument with the path of the field, never with its value.

/// A day, not in the future.
Result<std::chrono::year_month_day> day_paid_field(const JsonValue& body, std::string_view name,
                                                   std::chrono::year_month_day today);
/// An IBAN.
Result<identifiers::Identifier> account_field(const JsonValue& body, std::string_view name);
/// More than nothing, in EUR.
Result<Money> amount_paid_field(const JsonValue& body, std::string_view name);

}  // namespace dijkwacht::victims
