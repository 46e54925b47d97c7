#include "api/identifications.h"

#include "api/page.h"

namespace dijkwacht::api {

Result<http::Response> Identifications::create(const Call& call) const {
  if (!node_is_synthetic_) {
    return fail(ErrorCode::kFailedPrecondition, "no identity provider is configured at this node; ask its administrator");
  }
  const auto document = TRY(call.json());
  const auto& body = document.root();
  const auto report = reports::ReportId::parse(TRY(body.string("reportId")));
  if (!report) return fail(ErrorCode::kInvalidArgument, report.error().message, "reportId");
  const Sensitive<std::string> subject(std::string(TRY(body.string("subject"))));
  const auto identified = TRY(identification_.identify(*report, TRY(body.string("identificationToken")), subject));
  return object(201, [&](JsonWriter& json) { json.member("identified", true).member("otherReports", identified.other_reports); });
}

}  // namespace dijkwacht::api
