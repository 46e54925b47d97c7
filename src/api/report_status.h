#pragma once

#include <string>

#include "api/call.h"
#include "reports/reporter_service.h"
#include "reports/status_texts.h"

namespace dijkwacht::api {

/// What a reporter sees and decides with the status token.
class ReportStatus {
 public:
  /// `identify_url`: the police's page where a reporter identifies; the page adds the token behind '#', which stays in the
  /// browser.
  ReportStatus(reports::ReporterService& reporters, const reports::StatusTexts& texts, std::string identify_url)
      : reporters_(reporters), texts_(texts), identify_url_(std::move(identify_url)) {}

  Result<http::Response> get(const Call& call) const;
  Result<http::Response> set_consent(const Call& call) const;
  Result<http::Response> withdraw(const Call& call) const;

 private:
  reports::ReporterService& reporters_;
  const reports::StatusTexts& texts_;
  std::string identify_url_;
};

}  // namespace dijkwacht::api
