#pragma once

#include "documents/document.h"
#include "programme/register.h"
#include "programme/report_words.h"

namespace dijkwacht::programme {

/// A figure that partners' nodes told, for an indicator of data/programme/indicators.toml.
struct LiveFigure {
  enum class Unit : std::uint8_t { kCount, kEuro, kPercent };

  std::string indicator;  ///< its id
  Bilingual of;           ///< who told it
  Unit unit = Unit::kCount;
  std::int64_t value = 0;
  std::int64_t weeks_known = 0;  ///< the figure is of these ...
  std::int64_t weeks = 0;        ///< ... out of so many weeks
};

struct ReportOrder {
  HalfYear half;
  Language language = Language::kDutch;
  Time now;
  std::vector<LiveFigure> live = {};  ///< what nodes told of this half-year
};

/// The half-year report, from the register as it is at `now`: the same parts become its page and its PDF. Pure.
documents::Document half_year_report(const Register& all, const EscalationRules& rules, const ReportWords& words,
                                     const ReportOrder& order);

}  // namespace dijkwacht::programme
