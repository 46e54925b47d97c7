#include "api/referrals.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

void write_referral(JsonWriter& json, const reports::ReceivedReferral& referral) {
  json.object([&] {
    json.member("referralId", referral.id.text()).member("fromDesk", referral.desk);
    write_facts(json, referral.facts);
    json.member("offeredAt", time_text(referral.offered_at)).member("due", time_text(referral.due));
    json.member("status", reports::name_of(referral.state));
    write_time(json, "decidedAt", referral.decided_at);
  });
}

http::Response created(const reports::ReceivedReferral& referral) {
  JsonWriter json;
  write_referral(json, referral);
  return http::json(201, json.take());
}

}  // namespace

Result<http::Response> Referrals::list(const Call& call) const {
  reports::ReceivedListQuery query{.limit = TRY(page_limit(call))};
  if (const auto status = query_text(call, "status"); !status.empty()) query.state = TRY(reports::parse_referral_state(status));
  if (const auto after = query_text(call, "after"); !after.empty()) query.after = TRY(reports::ReferralId::parse(after));
  const auto rows = TRY(inbox_.list(query));
  return page(rows, rows.size() == query.limit ? rows.back().id.text() : "", write_referral);
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
