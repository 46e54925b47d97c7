#pragma once

#include <map>
#include <string>
#include <vector>

#include "insight/trend.h"
#include "programme/half_year_report.h"

namespace dijkwacht::api {

/// What the register asks of each measure beside its total: reports handed over, payments let go since an objection was right.
const std::map<std::string, insight::AskedPart>& asked_parts();

/// The indicators (data/programme/indicators.toml) that a node's total of one measure tells. `who`: the node. A share is missing
/// when no week tells both the part and the whole. Pure.
std::vector<programme::LiveFigure> figures_of(const std::string& measure, const Bilingual& who,
                                              const insight::PeriodTotal& total);

}  // namespace dijkwacht::api
