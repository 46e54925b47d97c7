#include "api/reports.h"

#include "api/page.h"
#include "api/problem_reasons.h"
#include "api/report_json.h"
#include "api/values.h"

namespace dijkwacht::api {
namespace {

/// Whose consent the desk's list shows: the one that decides whether a report can be handed over.
constexpr std::string_view kPolice = "police";

}  // namespace

Result<http::Response> Reports::create(const Call& call) const {
  const auto document = TRY(call.json());
  const auto taken = TRY(intake_.receive(document.root()));
  return object(201, [&](JsonWriter& json) {
    json.member("reportId", taken.report.text()).member("status", reports::name_of(taken.state));
    write_text(json, "nextStep", texts_.next_step(taken.next_step));
    write_time(json, "due", taken.due);
  });
}

Result<http::Response> Reports::list(const Call& call) const {
  const auto order = TRY(query_value(call, "sort", reports::parse_list_order));
  const reports::ReportListQuery query{.order = order.value_or(reports::ListOrder::kNewest),
                                       .state = TRY(query_value(call, "status", reports::parse_report_state)),
                                       .fraud_type = query_text(call, "fraudType"),
                                       .number = TRY(query_value(call, "q", reports::parse_report_number)),
                                       .after = TRY(query_value(call, "after", reports::ReportId::parse)),
                                       .limit = TRY(page_limit(call)),
                                       .consent_recipient = std::string(kPolice),
                                       .consent_purpose = std::string(reports::purpose::kStartInvestigation)};
  const auto rows = TRY(desk_.list(query));
  const auto next = rows.size() == query.limit ? rows.back().report.facts.id.text() : "";
  return page(rows, next, [](JsonWriter& json, const reports::ListedReport& row) {
    json.object([&] {
      write_report(json, row.report);
      json.member("consentToPolice", row.has_consent);
    });
  });
}

Result<http::Response> Reports::get(const Call& call) const {
  const auto view = TRY(desk_.view(TRY(call.id<reports::ReportId>("reportId")), call.actor()));
  return object(200, [&](JsonWriter& json) {
    write_report(json, view.report);
    json.key("victim");
    view.victim ? json.raw(reports::to_json(*view.victim).reveal("show to the agent")) : json.null();
    write_text(json, "nextStep", texts_.next_step(view.report.next_step));
    write_consents(json, view.consents);
    write_timeline(json, view.timeline, texts_);
  });
}

Result<http::Response> Reports::offer(const Call& call) const {
  const auto report = TRY(call.id<reports::ReportId>("reportId"));
  const auto document = TRY(call.json());
  const std::string recipient(TRY(document.root().string("recipient")));
  const auto offer = referrals_.offer(report, recipient, call.actor());
  if (!offer) {
    if (offer.error().code != ErrorCode::kPermissionDenied) return fail(offer.error());
    return http::problem(offer.error(), problem_reasons(TRY(referrals_.refusals(report, recipient))));
  }
  return object(201, [&](JsonWriter& json) {
    json.member("referralId", offer->referral.text()).member("reportId", report.text());
    json.member("status", reports::name_of(offer->state)).member("due", time_text(offer->due));
  });
}

}  // namespace dijkwacht::api
