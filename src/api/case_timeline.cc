#include "api/case_timeline.h"

#include <algorithm>
#include <map>

#include "reports/report_number.h"

namespace dijkwacht::api {
namespace {

/// Enough to read; the rest stands in the audit log.
constexpr std::size_t kLinesMax = 300;
constexpr std::size_t kNamesTold = 3;
constexpr const char* kSystem = "system";
constexpr const char* kReporter = "reporter";

Bilingual same(const std::string& text) { return {text, text}; }

/// Reports to which the same happened in the same second.
class Moments {
 public:
  void add(Time at, const reports::ReportId& report) {
    reports_[std::chrono::floor<std::chrono::seconds>(at)].push_back(reports::report_number(report));
  }
  void tell(std::vector<cases::HistoryRow>& lines, const char* kind, const char* by, const cases::CaseTexts& texts) const {
    for (const auto& [at, names] : reports_) {
      lines.push_back(
          {.at = at, .kind = kind, .text = fill(texts.sentence(kind), {{"reports", names_of(names, texts)}}), .by = by});
    }
  }

 private:
  static Bilingual names_of(const std::vector<std::string>& names, const cases::CaseTexts& texts) {
    std::string told;
    for (std::size_t i = 0; i < std::min(kNamesTold, names.size()); ++i) told += (i > 0 ? ", " : "") + names[i];
    if (names.size() <= kNamesTold) return same(told);
    return fill(texts.sentence(cases::sentence::kAndMore),
                {{"names", same(told)}, {"n", same(std::to_string(names.size() - kNamesTold))}});
  }

  std::map<std::chrono::sys_seconds, std::vector<std::string>> reports_;
};

void tell_reports(const CaseCourse& course, const cases::CaseTexts& texts, std::vector<cases::HistoryRow>& lines) {
  Moments joined;
  Moments identified;
  Moments withdrawn;
  Moments filed;
  for (const auto& report : course.view.reports) {
    joined.add(report.linked_at, report.report_id);
    if (report.withdrawn_at) withdrawn.add(*report.withdrawn_at, report.report_id);
  }
  for (const auto& [report, at] : course.identified) identified.add(at, report);
  for (const auto& aangifte : course.aangiften) filed.add(aangifte.signed_at, aangifte.report);
  joined.tell(lines, "report-joined", kSystem, texts);
  identified.tell(lines, "report-identified", kReporter, texts);
  filed.tell(lines, "aangifte-signed", kReporter, texts);
  withdrawn.tell(lines, "report-withdrawn", kReporter, texts);
}

void tell_opinions(const CaseCourse& course, const cases::CaseTexts& texts, std::vector<cases::HistoryRow>& lines) {
  for (const auto& identifier : course.view.identifiers) {
    const auto found = course.opinions.find(identifier.id.text());
    if (found == course.opinions.end()) continue;
    lines.push_back({.at = found->second.opinion.created,
                     .kind = "opinion-given",
                     .text = fill(texts.sentence("opinion-given"), {{"one", texts.one_type(identifier.type)}}),
                     .by = ""});
  }
}

/// "work-assigned" with a name, "work-unassigned" without; "work-state-closed"; "work-task-added".
std::string sentence_of(const cases::WorkEvent& event) {
  if (event.kind == "assigned") return event.detail.empty() ? "work-unassigned" : "work-assigned";
  return event.kind == "state" ? "work-state-" + event.detail : "work-" + event.kind;
}

}  // namespace

std::vector<cases::HistoryRow> timeline_of(const CaseCourse& course, const cases::CaseTexts& texts) {
  auto lines = course.view.history;
  tell_reports(course, texts, lines);
  tell_opinions(course, texts, lines);
  for (const auto& event : course.work) {
    lines.push_back({.at = event.at,
                     .kind = event.kind,
                     .text = fill(texts.sentence(sentence_of(event)), {{"who", same(event.detail)}}),
                     .by = event.by});
  }
  std::ranges::stable_sort(lines, std::ranges::greater{}, &cases::HistoryRow::at);
  if (lines.size() > kLinesMax) lines.resize(kLinesMax);
  return lines;
}

}  // namespace dijkwacht::api
