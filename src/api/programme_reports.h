#pragma once

#include <utility>

#include "api/call.h"
#include "programme/half_year_report.h"
#include "programme/register_service.h"

namespace dijkwacht::api {

/// The half-year report: as parts for its page, and the same as a PDF.
class ProgrammeReports {
 public:
  ProgrammeReports(programme::RegisterService& service, programme::ReportWords words)
      : register_(service), words_(std::move(words)) {}

  Result<http::Response> get(const Call& call) const;

 private:
  programme::RegisterService& register_;
  const programme::ReportWords words_;
};

}  // namespace dijkwacht::api
