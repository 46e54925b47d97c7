#include "api/support_letters.h"

#include "api/pdf_answer.h"
#include "api/shown_secret.h"
#include "reports/report_number.h"

namespace dijkwacht::api {

Result<http::Response> SupportLetters::make(const Call& call) const {
  const auto report = TRY(rooms_.reporters.status(shown_secret(call))).report;
  const auto document = TRY(call.json());
  const auto wish = TRY(victims::parse_support_wish(document.root(), rooms_.steps));
  const auto routing = rooms_.routing.current().document;
  const auto* support = routing->table().desk(rooms_.letter.desk());
  if (support == nullptr) return fail(ErrorCode::kFailedPrecondition, "victim support stands in the wayfinder no more");
  const auto* type = rooms_.forms.fraud_type(report.facts.fraud_type);
  const victims::SupportFacts facts{.number = reports::report_number(report.facts.id),
                                    .desk = desk_,
                                    .fraud_type = type == nullptr ? report.facts.fraud_type : type->name.nl,
                                    .day = report.facts.occurred_on,
                                    .amount = report.facts.amount};
  return pdf_answer(TRY(rooms_.letter.write(facts, wish, *support, call.now)), "brief-slachtofferhulp-" + facts.number);
}

}  // namespace dijkwacht::api
