#include "victims/payment_fields.h"

#include "base/clock.h"
#include "reports/json_fields.h"

namespace dijkwacht::victims {

using reports::bad_field;

Result<std::chrono::year_month_day> day_paid_field(const JsonValue& body, std::string_view name,
                                                   std::chrono::year_month_day today) {
  const auto day = parse_date(TRY(body.string(name)));
  if (!day) return bad_field(body, name, day.error().message);
  if (*day > today) return bad_field(body, name, "this day lies in the future");
  return *day;
}

Result<identifiers::Identifier> account_field(const JsonValue& body, std::string_view name) {
  auto parsed = identifiers::parse(identifiers::IdentifierType::kIban, TRY(body.string(name)));
  if (!parsed) return bad_field(body, name, parsed.error().message);
  return std::move(*parsed);
}

Result<Money> amount_paid_field(const JsonValue& body, std::string_view name) {
  auto amount = TRY(reports::money_field(body, name));
  if (!amount || amount->minor < 1) return bad_field(body, name, "must be more than nothing");
  if (amount->currency != "EUR") return bad_field(body, name, "must be in EUR");
  return std::move(*amount);
}

}  // namespace dijkwacht::victims
