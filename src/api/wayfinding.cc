#include "api/wayfinding.h"

#include "reports/wayfinder.h"

namespace dijkwacht::api {

Result<http::Response> Wayfinding::questions(const Call&) const {
  return http::json(200, reports::wayfinder_json(routing_.current().document->table()));
}

Result<http::Response> Wayfinding::advice(const Call& call) const {
  const auto document = routing_.current().document;
  const auto answers = TRY(document->table().check_answers(call.request.query));
  return http::json(200, reports::to_json(reports::advise(document->table(), answers)));
}

Result<http::Response> Wayfinding::report_forms(const Call&) const { return http::json(200, reports::to_json(forms_)); }

}  // namespace dijkwacht::api
