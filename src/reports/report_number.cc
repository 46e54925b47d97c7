#include "reports/report_number.h"

namespace dijkwacht::reports {
namespace {

constexpr char kLetter = 'M';

}  // namespace

std::string report_number(const ReportId& id) { return store::id_number(kLetter, id.text()); }

void add_number(store::Where& where, const ReportNumberRange& range) { store::add_range(where, "report_id", range); }

Result<ReportNumberRange> parse_report_number(std::string_view typed) { return store::parse_id_number(kLetter, "report", typed); }

}  // namespace dijkwacht::reports
