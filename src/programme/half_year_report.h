#pragma once

#include "documents/document.h"
#include "programme/register.h"
#include "programme/report_words.h"

namespace dijkwacht::programme {

struct ReportOrder {
  HalfYear half;
  Language language = Language::kDutch;
  Time now;
};

/// The half-year report, from the register as it is at `now`: the same parts become its page and its PDF. Pure.
documents::Document half_year_report(const Register& all, const EscalationRules& rules, const ReportWords& words,
                                     const ReportOrder& order);

}  // namespace dijkwacht::programme
