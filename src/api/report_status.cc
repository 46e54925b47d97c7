#include "api/report_status.h"

#include "api/page.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

/// The token itself: the gate has checked the scheme and keeps the hash only.
std::string shown_token(const Call& call) {
  const auto header = call.request.headers.get("Authorization").value_or("");
  return std::string(http::trimmed(header.substr(std::min(header.find(' '), header.size()))));
}

}  // namespace

Result<http::Response> ReportStatus::get(const Call& call) const {
  const auto view = TRY(reporters_.status(shown_token(call)));
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
  const reports::ReporterService::ConsentChange change {
    .recipient = std::string(TRY(call.request.parameter("recipient"))),
    .purpose = std::string(TRY(call.request.parameter("purpose"))), .is_given = TRY(document.root().boolean("given"))
    , .text_version = std::string(TRY(document.root().string("textVersion")))
  };
  TRY(reporters_.set_consent(shown_token(call), change));
  return get(call);
}

Result<http::Response> ReportStatus::withdraw(const Call& call) const {
  const auto document = TRY(call.json());
  const auto reason = TRY(reports::parse_withdrawal_reason(TRY(document.root().string("reason"))));
  TRY(reporters_.withdraw(shown_token(call), reason));
  return get(call);
}

}  // namespace dijkwacht::api
