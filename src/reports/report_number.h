#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "reports/report.h"
#include "store/id_number.h"

namespace dijkwacht::reports {

/// The number by which people name a report, in pages, texts and on the phone: "M-1F3A9C02", the start of its id. Two reports may
/// share one; the id decides.
std::string report_number(const ReportId& id);

/// The ids that a number which someone typed may stand for.
using ReportNumberRange = store::IdRange;

/// Only rows with such a number; their column is "report_id".
void add_number(store::Where& where, const ReportNumberRange& range);

/// Reads what people type: see `store::parse_id_number`. Errors: kInvalidArgument with field "q".
Result<ReportNumberRange> parse_report_number(std::string_view typed);

}  // namespace dijkwacht::reports
