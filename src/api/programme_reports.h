#pragma once

#include <functional>
#include <utility>

#include "api/call.h"
#include "base/bilingual.h"
#include "insight/trend_service.h"
#include "programme/half_year_report.h"
#include "programme/register_service.h"

namespace dijkwacht::api {

/// The half-year report: as parts for its page, and the same as a PDF.
class ProgrammeReports {
 public:
  /// `name_of`: a partner's name by its id.
  ProgrammeReports(programme::RegisterService& service, programme::ReportWords words, const insight::TrendService& trends,
                   std::function<Bilingual(const std::string&)> name_of)
      : register_(service), words_(std::move(words)), trends_(trends), name_of_(std::move(name_of)) {}

  Result<http::Response> get(const Call& call) const;

 private:
  Result<std::vector<programme::LiveFigure>> live_figures(const programme::HalfYear& half) const;

  programme::RegisterService& register_;
  const programme::ReportWords words_;
  const insight::TrendService& trends_;
  const std::function<Bilingual(const std::string&)> name_of_;
};

}  // namespace dijkwacht::api
