#include "reports/report_number.h"

#include <algorithm>
#include <cctype>

namespace dijkwacht::reports {
namespace {

constexpr std::size_t kDigits = 8;
/// Fewer would name thousands of reports at a busy desk.
constexpr std::size_t kDigitsMin = 4;
/// The hyphen that pages write, so that a number does not break over a line (U+2011).
constexpr std::string_view kNoBreakHyphen = "\u2011";

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

/// Lower case, without blanks and with plain hyphens.
std::string plain(std::string_view typed) {
  std::string text(typed);
  for (auto at = text.find(kNoBreakHyphen); at != std::string::npos; at = text.find(kNoBreakHyphen, at)) {
    text.replace(at, kNoBreakHyphen.size(), "-");
  }
  std::erase_if(text, [](unsigned char c) { return std::isspace(c) != 0; });
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

bool is_hex(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return std::isxdigit(c) != 0; });
}

/// Every text that begins with `start`: the letter after 'f' comes after all of them, and so does nothing in between.
ReportNumberRange beginning_with(const std::string& start) { return {start, start + "g"}; }

}  // namespace

std::string report_number(const ReportId& id) { return "M-" + upper(id.text().substr(0, kDigits)); }

void add_number(store::Where& where, const ReportNumberRange& range) {
  where.add("report_id >= " + where.parameter(range.first));
  where.add("report_id < " + where.parameter(range.past));
}

Result<ReportNumberRange> parse_report_number(std::string_view typed) {
  const auto text = plain(typed);
  if (const auto id = ReportId::parse(text)) return beginning_with(id->text());
  auto digits = std::string_view(text);
  if (digits.starts_with('m')) digits.remove_prefix(1);
  if (digits.starts_with('-')) digits.remove_prefix(1);
  if (digits.size() < kDigitsMin || digits.size() > kDigits || !is_hex(digits)) {
    return fail(ErrorCode::kInvalidArgument, "search by the number of a report, such as M-1F3A9C02, or its first four digits",
                "q");
  }
  return beginning_with(std::string(digits));
}

}  // namespace dijkwacht::reports
