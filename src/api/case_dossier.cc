#include "api/case_dossier.h"

#include <fmt/core.h>

#include <algorithm>

#include "reports/report_number.h"

namespace dijkwacht::api {
namespace {

constexpr auto kPurpose = "write in the dossier of who opened it";
constexpr std::int64_t kCents = 100;

class Writer {
 public:
  Writer(const DossierContent& content, const config::WordsFile& words, bool is_english)
      : content_(content), words_(words), is_english_(is_english) {}

  documents::Document write() {
    const auto& row = content_.view.row;
    documents::Document document{.title = filled(words_.say("title"), "number", row.number),
                                 .language = is_english_ ? "en-GB" : "nl-NL",
                                 .author = "Dijkwacht",
                                 .made_at = content_.made_at,
                                 .parts = {}};
    auto made = fill(words_.say("made"), {{"time", same(time_text(content_.made_at))}, {"who", same(content_.made_by)}});
    parts_.emplace_back(documents::Paragraph{in(made)});
    write_facts();
    write_reports();
    write_identifiers();
    write_timeline();
    std::ranges::copy(content_.takedowns, std::back_inserter(parts_));
    for (const auto& opened : content_.opened) write_opened(opened);
    document.parts = std::move(parts_);
    return document;
  }

 private:
  static Bilingual same(const std::string& text) { return {text, text}; }
  std::string in(const Bilingual& text) const { return is_english_ ? text.en : text.nl; }
  std::string say(std::string_view key) const { return in(words_.say(key)); }
  std::string filled(const Bilingual& text, std::string_view name, const std::string& value) const {
    return in(fill(text, {{name, same(value)}}));
  }
  static std::string euros(std::optional<std::int64_t> minor) {
    return minor ? fmt::format("{}.{:02}", *minor / kCents, *minor % kCents) : "–";
  }
  std::string type_name(const std::string& code) const {
    const auto* type = content_.catalogue.fraud_type(code);
    return type == nullptr ? code : in(type->name);
  }
  void add(std::string heading, std::vector<std::string> columns, std::vector<std::vector<std::string>> rows) {
    parts_.emplace_back(documents::Heading{2, heading});
    if (!rows.empty()) parts_.emplace_back(documents::Table{std::move(heading), std::move(columns), std::move(rows)});
  }

  void write_facts() {
    const auto& row = content_.view.row;
    std::vector<std::vector<std::string>> rows{{say("reports"), std::to_string(row.reports)},
                                               {say("damage"), euros(row.amount_minor)},
                                               {say("first"), date_text(row.first_seen)},
                                               {say("last"), date_text(row.last_seen)},
                                               {say("together"), in(content_.view.explanation.text)}};
    std::string why;
    for (const auto& reason : content_.priority.reasons) why += (why.empty() ? "" : "; ") + in(reason.text);
    rows.push_back({say("priority"), fmt::format("{} ({}): {}", in(content_.priority.level_name), content_.priority.score, why)});
    add(say("facts"), {say("what"), say("value")}, std::move(rows));
  }

  void write_reports() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& report : content_.view.reports) {
      const auto aangifte = std::ranges::find(content_.aangiften, report.report_id, &reports::Aangifte::report);
      const bool is_filed = aangifte != content_.aangiften.end() && !aangifte->withdrawn_at;
      rows.push_back({reports::report_number(report.report_id) + (report.withdrawn_at ? " (" + say("withdrawn") + ")" : ""),
                      type_name(report.fraud_type), date_text(report.occurred_on), euros(report.amount_minor),
                      report.reporter ? say("yes") : say("no"), is_filed ? aangifte->number : "–"});
    }
    add(say("reports"), {say("report"), say("type"), say("day"), say("amount"), say("reporter"), say("aangifte")},
        std::move(rows));
  }

  void write_identifiers() {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < content_.view.identifiers.size(); ++i) {
      const auto& identifier = content_.view.identifiers[i];
      rows.push_back({content_.masked[i], identifier.type, std::to_string(identifier.reports),
                      std::to_string(identifier.identified_reporters)});
    }
    add(say("identifiers"), {say("identifier"), say("type"), say("reports"), say("known-reporters")}, std::move(rows));
  }

  void write_timeline() {
    std::vector<std::vector<std::string>> rows;
    for (const auto& line : content_.timeline) rows.push_back({time_text(line.at), in(line.text)});
    add(say("timeline"), {say("time"), say("what")}, std::move(rows));
  }

  void write_opened(const OpenedReport& opened) {
    parts_.emplace_back(
        documents::Heading{2, filled(words_.say("opened"), "report", reports::report_number(opened.part.report))});
    if (const auto& story = opened.part.narrative.reveal(kPurpose); !story.empty())
      parts_.emplace_back(documents::Paragraph{story});
    std::vector<std::vector<std::string>> rows;
    for (const auto& identifier : opened.part.identifiers) {
      rows.push_back({identifier.canonical ? identifiers::display(*identifier.canonical) : identifier.value.reveal(kPurpose),
                      identifier.type});
    }
    if (!rows.empty()) {
      parts_.emplace_back(documents::Table{say("identifier"), {say("identifier"), say("type")}, std::move(rows)});
    }
    write_evidence(opened);
    if (!opened.statement) return;
    parts_.emplace_back(documents::Heading{3, say("statement")});
    parts_.emplace_back(documents::Paragraph{opened.statement->reveal(kPurpose).statement});
  }

  /// What a file is, is said by its content; one of another kind is named and not part of the dossier.
  void write_evidence(const OpenedReport& opened) {
    if (opened.evidence.empty()) return;
    std::vector<std::vector<std::string>> rows;
    for (const auto& [file, type, content] : opened.evidence) {
      rows.push_back({file.name.reveal(kPurpose), type == nullptr ? say("unexpected-file") : in(type->name),
                      std::to_string(file.bytes), file.sha256});
    }
    parts_.emplace_back(
        documents::Table{say("evidence"), {say("file"), say("type"), say("bytes"), say("sha256")}, std::move(rows)});
  }

  const DossierContent& content_;
  const config::WordsFile& words_;
  bool is_english_;
  std::vector<documents::Part> parts_;
};

}  // namespace

documents::Document dossier_document(const DossierContent& content, const config::WordsFile& words, bool is_english) {
  return Writer(content, words, is_english).write();
}

}  // namespace dijkwacht::api
