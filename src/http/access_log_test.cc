#include "http/access_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "http/response.h"

namespace dijkwacht::http {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(AccessLog, OneLineAndOneCountPerRequest) {
  const ManualClock clock(parse_time("2026-11-24T12:00:00Z").value());
  std::ostringstream lines;
  telemetry::Metrics metrics;
  const auto record = log_and_count(telemetry::Log::to_stream(lines, clock), metrics);
  record({.request_id = "abcDEF_-", .method = "GET", .route = "/api/v1/reports/{reportId}", .status = 404, .response_bytes = 12});
  record({.request_id = "", .method = "", .route = "", .status = 400, .response_bytes = 12});
  EXPECT_THAT(lines.str(), AllOf(HasSubstr("http.request"), HasSubstr("/api/v1/reports/{reportId}"), HasSubstr("404")));
  EXPECT_THAT(metrics.text(),
              HasSubstr("dijkwacht_http_requests_total{method=\"GET\",route=\"/api/v1/reports/{reportId}\",status=\"404\"} 1"));
  EXPECT_THAT(metrics.text(), HasSubstr("route=\"none\",status=\"400\"} 1"));
}

TEST(AccessLog, FaultOfOursIsToldHereAndNowhereElse) {
  const ManualClock clock(parse_time("2026-11-24T12:00:00Z").value());
  std::ostringstream lines;
  telemetry::Metrics metrics;
  const auto response = problem({ErrorCode::kInternal, "the fence gave no number", {}});
  log_and_count(telemetry::Log::to_stream(lines, clock), metrics)({.status = response.status, .fault = response.fault});
  EXPECT_THAT(lines.str(), HasSubstr("the fence gave no number"));
  EXPECT_EQ(response.body.find("fence"), std::string::npos);
}

}  // namespace
}  // namespace dijkwacht::http
