#include "api/referrals.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

/// Members of an object.
void write_referral(JsonWriter& json, const reports::ReceivedReferral& referral) {
  json.member("referralId", referral.id.text()).member("fromDesk", referral.desk);
  write_facts(json, referral.facts);
  json.member("offeredAt", time_text(referral.offered_at)).member("due", time_text(referral.due));
  json.member("status", reports::name_of(referral.state));
  write_time(json, "decidedAt", referral.decided_at);
}

http::Response created(const reports::ReceivedReferral& referral) {
  return object(201, [&](JsonWriter& json) { write_referral(json, referral); });
}

}  // namespace

Status Referrals::look_for(std::string_view typed, reports::ReceivedListQuery& query) const {
  if (typed.empty()) return {};
  if (const auto number = cases::CaseNumber::parse(typed)) {
    query.reports = TRY(cases_.reports_of(*number, reports::kListedReportsMax));
    return {};
  }
  const auto number = reports::parse_report_number(typed);
  if (!number) {
    return fail(ErrorCode::kInvalidArgument, "search by the number of a report (M-1F3A9C02) or of a case (2026-000123)", "q");
  }
  query.number = *number;
  return {};
}

Result<http::Response> Referrals::list(const Call& call) const {
  const auto order = TRY(query_value(call, "sort", reports::parse_list_order));
  reports::ReceivedListQuery query{.order = order.value_or(reports::ListOrder::kNewest),
                                   .state = TRY(query_value(call, "status", reports::parse_referral_state)),
                                   .fraud_type = query_text(call, "fraudType"),
                                   .after = TRY(query_value(call, "after", reports::ReferralId::parse)),
                                   .limit = TRY(page_limit(call))};
  TRY(look_for(query_text(call, "q"), query));
  const auto rows = TRY(inbox_.list(query));
  const auto next = rows.size() == query.limit ? rows.back().id.text() : "";
  return page(rows, next, [&](JsonWriter& json, const reports::ReceivedReferral& referral) {
    json.object([&] {
      write_referral(json, referral);
      if (referral.state != reports::ReferralState::kAccepted) return;
      const auto in = cases_.case_of(referral.facts.id);
      if (in) json.member("caseId", in->id.text()).member("caseNumber", in->number);
    });
  });
}

Result<http::Response> Referrals::accept(const Call& call) const {
  const auto referral = TRY(inbox_.accept(TRY(call.id<reports::ReferralId>("referralId")), call.actor()));
  on_accepted_();
  return created(referral);
}

Result<http::Response> Referrals::refuse(const Call& call) const {
  const auto document = TRY(call.json());
  const auto reason = TRY(reports::parse_refusal_reason(TRY(document.root().string("reason"))));
  return created(TRY(inbox_.refuse(TRY(call.id<reports::ReferralId>("referralId")), reason, call.actor())));
}

}  // namespace dijkwacht::api
