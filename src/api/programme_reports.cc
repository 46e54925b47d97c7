#include "api/programme_reports.h"

#include "api/page.h"
#include "api/pdf_answer.h"

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

constexpr std::int64_t kCentsInAEuro = 100;
constexpr std::int64_t kPercent = 100;

/// Which indicators a node's total tells: reports and their warm hand-over, or payments held.
void add_figures(std::vector<programme::LiveFigure>& figures, const std::string& measure, const Bilingual& who,
                 const insight::PeriodTotal& total) {
  using programme::LiveFigure;
  if (measure == "reports") {
    figures.push_back({"reports-per-desk", who, LiveFigure::Unit::kCount, total.count, total.weeks_known, total.weeks});
    if (total.part_of == 0) return;
    const auto share = (total.part_count * kPercent + total.part_of / 2) / total.part_of;
    figures.push_back({"warm-referrals", who, LiveFigure::Unit::kPercent, share, total.weeks_with_part, total.weeks});
  } else if (measure == "holds") {
    figures.push_back({"payments-held", who, LiveFigure::Unit::kCount, total.count, total.weeks_known, total.weeks});
    figures.push_back(
        {"euro-held", who, LiveFigure::Unit::kEuro, total.sum_minor / kCentsInAEuro, total.weeks_with_sum, total.weeks});
  }
}

}  // namespace

Result<std::vector<programme::LiveFigure>> ProgrammeReports::live_figures(const programme::HalfYear& half) const {
  const std::chrono::sys_days from = half.first().first_day();
  const auto until = std::chrono::sys_days(half.last().last_day()) + std::chrono::days(1);
  std::vector<programme::LiveFigure> figures;
  for (const auto& [told, total] : TRY(trends_.totals(from, until, {"referral", "accepted"}))) {
    if (total.weeks > 0) add_figures(figures, told.measure, name_of_(told.source), total);
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
