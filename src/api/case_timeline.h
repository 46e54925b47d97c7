#pragma once

#include <vector>

#include "api/standing_opinions.h"
#include "cases/case_service.h"
#include "cases/work.h"
#include "reports/aangifte.h"

namespace dijkwacht::api {

/// What is known of a case, from all that tells of it.
struct CaseCourse {
  const cases::CaseView& view;
  std::vector<std::pair<reports::ReportId, Time>> identified;  ///< when each reporter became known
  std::vector<reports::Aangifte> aangiften;
  std::vector<cases::WorkEvent> work;
  const StandingOpinions& opinions;
};

/// One timeline, newest first: what happened to the case, which reports joined, were identified, filed or withdrawn, what was
/// said of its identifiers, and what was done. What happened in the same second to several reports is one line. Pure.
std::vector<cases::HistoryRow> timeline_of(const CaseCourse& course, const cases::CaseTexts& texts);

}  // namespace dijkwacht::api
