#include "api/programme_reports.h"

#include <algorithm>
#include <iterator>

#include "api/page.h"
#include "api/pdf_answer.h"
#include "api/programme_figures.h"

namespace dijkwacht::api {
namespace {

constexpr std::string_view kPdf = ".pdf";

void write(JsonWriter& json, const documents::Heading& heading) {
  json.member("kind", "heading").member("level", heading.level).member("text", heading.text);
}
void write(JsonWriter& json, const documents::Paragraph& paragraph) {
  json.member("kind", "paragraph").member("text", paragraph.text);
}
void write(JsonWriter& json, const documents::Link& link) {
  json.member("kind", "link").member("text", link.text).member("address", link.address);
}
void write(JsonWriter& json, const documents::List& list) {
  json.member("kind", "list");
  json.texts("items", list.items);
}
void write(JsonWriter& json, const documents::Table& table) {
  json.member("kind", "table").member("caption", table.caption);
  json.texts("columns", table.columns);
  json.array("rows", [&] {
    for (const auto& row : table.rows) {
      json.array([&] {
        for (const auto& cell : row) json.value(cell);
      });
    }
  });
}

http::Response as_parts(const documents::Document& document) {
  return object(200, [&](JsonWriter& json) {
    json.member("title", document.title).member("language", document.language).member("madeAt", time_text(document.made_at));
    json.array("parts", [&] {
      for (const auto& part : document.parts)
        json.object([&] { std::visit([&](const auto& each) { write(json, each); }, part); });
    });
  });
}

}  // namespace

Result<std::vector<programme::LiveFigure>> ProgrammeReports::live_figures(const programme::HalfYear& half) const {
  const std::chrono::sys_days from = half.first().first_day();
  const auto until = std::chrono::sys_days(half.last().last_day()) + std::chrono::days(1);
  std::vector<programme::LiveFigure> figures;
  for (const auto& [told, total] : TRY(trends_.totals(from, until, asked_parts()))) {
    if (total.weeks > 0) std::ranges::move(figures_of(told.measure, name_of_(told.source), total), std::back_inserter(figures));
  }
  return figures;
}

Result<http::Response> ProgrammeReports::get(const Call& call) const {
  std::string_view period = TRY(call.request.parameter("period"));
  const bool is_pdf = period.ends_with(kPdf);
  if (is_pdf) period.remove_suffix(kPdf.size());
  const auto language = TRY(query_value(call, "language", parse_language));
  const auto half = TRY(programme::HalfYear::parse(period));
  const programme::ReportOrder order{
      .half = half, .language = language.value_or(Language::kDutch), .now = call.now, .live = TRY(live_figures(half))};
  const auto document = programme::half_year_report(TRY(register_.read_all()), register_.rules(), words_, order);
  if (is_pdf) return pdf_answer(document, "dijkwacht-" + order.half.text());
  return as_parts(document);
}

}  // namespace dijkwacht::api
