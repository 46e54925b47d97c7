#include "api/report_status.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/shown_secret.h"
#include "api/values.h"

namespace dijkwacht::api {
Result<http::Response> ReportStatus::get(const Call& call) const {
  const auto view = TRY(reporters_.status(shown_secret(call)));
  return object(200, [&](JsonWriter& json) {
    write_report(json, view.report);
    write_text(json, "nextStep", texts_.next_step(view.report.next_step));
    write_timeline(json, view.timeline, texts_);
    write_consents(json, view.consents);
    json.member("identifyUrl", identify_url_);
  });
}

Result<http::Response> ReportStatus::set_consent(const Call& call) const {
  const auto document = TRY(call.json());
  const reports::ReporterService::ConsentChange change{.recipient = std::string(TRY(call.request.parameter("recipient"))),
                                                       .purpose = std::string(TRY(call.request.parameter("purpose"))),
                                                       .is_given = TRY(document.root().boolean("given")),
                                                       .text_version = std::string(TRY(document.root().string("textVersion")))};
  TRY(reporters_.set_consent(shown_secret(call), change));
  return get(call);
}

Result<http::Response> ReportStatus::withdraw(const Call& call) const {
  const auto document = TRY(call.json());
  const auto reason = TRY(reports::parse_withdrawal_reason(TRY(document.root().string("reason"))));
  TRY(reporters_.withdraw(shown_secret(call), reason));
  return get(call);
}

}  // namespace dijkwacht::api
