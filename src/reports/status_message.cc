#include "reports/status_message.h"

#include <algorithm>

#include "reports/report_number.h"

namespace dijkwacht::reports {
namespace {

/// A timeline entry names who it is about; a message says whose act it was.
std::string_view speaker(const TimelineEntry& entry, std::string_view self) {
  if (entry.code == "consent-given" || entry.code == "consent-withdrawn" || entry.code == "withdrawn") return kPerson;
  if (entry.code == "received" || entry.code == "offered") return self;
  return entry.organisation;
}

std::optional<Bilingual> detail_of(const TimelineEntry& entry, const StatusTexts& texts) {
  if (entry.detail.empty()) return std::nullopt;
  return entry.code == "withdrawn" ? texts.withdrawal(entry.detail) : texts.refusal(entry.detail);
}

/// The newest earlier message that `timeline[at]` takes back, if it still stands. What the person gave to or heard from one
/// organisation is not taken back by news about another; a report that is withdrawn is so everywhere.
std::optional<std::size_t> taken_back(const std::vector<TimelineEntry>& timeline, const std::vector<StatusMessage>& messages,
                                      std::size_t at, const StatusTexts& texts) {
  const auto code = texts.takes_back(timeline[at].code);
  if (code.empty()) return std::nullopt;
  for (auto earlier = at; earlier-- > 0;) {
    const bool is_meant = timeline[earlier].code == code && timeline[earlier].organisation == timeline[at].organisation;
    if (is_meant && !messages[earlier].taken_back_by) return earlier;
  }
  return std::nullopt;
}

}  // namespace

StatusMessages status_messages(const ReporterService::View& view, const StatusTexts& texts, std::string_view self) {
  StatusMessages told{.kind = "report",
                      .subject = view.report.facts.id.text(),
                      .number = report_number(view.report.facts.id),
                      .next_step = texts.next_step(view.report.next_step),
                      .due = view.report.due,
                      .messages = {}};
  for (const auto& entry : view.timeline) {
    told.messages.push_back({.number = static_cast<std::int64_t>(told.messages.size()) + 1,
                             .at = entry.at,
                             .organisation = std::string(speaker(entry, self)),
                             .code = entry.code,
                             .title = texts.timeline(entry.code),
                             .meaning = texts.meaning(entry.code),
                             .detail = detail_of(entry, texts)});
  }
  for (std::size_t at = 0; at < told.messages.size(); ++at) {
    if (const auto earlier = taken_back(view.timeline, told.messages, at, texts)) {
      told.messages[*earlier].taken_back_by = told.messages[at].number;
    }
  }
  return told;
}

}  // namespace dijkwacht::reports
