#include "victims/support_letter.h"

#include <algorithm>

#include "config/data_fields.h"
#include "reports/json_fields.h"

namespace dijkwacht::victims {
namespace {

constexpr std::size_t kNameBytesMax = 200;
constexpr std::size_t kReachBytesMax = 200;
constexpr std::size_t kWordsBytesMax = 2000;

Result<std::vector<Bilingual>> chosen(const JsonValue& body, std::string_view name, const std::vector<HelpSteps::Choice>& known) {
  std::vector<Bilingual> labels;
  for (const auto& each : TRY(body.array(name))) {
    const auto choice = std::ranges::find(known, TRY(each.string()), &HelpSteps::Choice::id);
    if (choice == known.end()) return reports::bad_field(body, name, "is none of the help plan's");
    labels.push_back(choice->label);
  }
  return labels;
}

documents::List dutch(const std::vector<Bilingual>& labels) {
  documents::List list;
  for (const auto& label : labels) list.items.push_back(label.nl);
  return list;
}

}  // namespace

Result<Sensitive<SupportWish>> parse_support_wish(const JsonValue& body, const HelpSteps& steps) {
  TRY(reports::allow_only(body, {"name", "reach", "words", "harms", "wishes"}));
  return Sensitive(SupportWish{.name = TRY(reports::text_field(body, "name", 1, kNameBytesMax)),
                               .reach = TRY(reports::text_field(body, "reach", 1, kReachBytesMax)),
                               .words = TRY(reports::optional_text(body, "words", kWordsBytesMax)),
                               .harms = TRY(chosen(body, "harms", steps.harms())),
                               .wishes = TRY(chosen(body, "wishes", steps.wishes()))});
}

Result<SupportLetter> SupportLetter::load(const std::filesystem::path& file, const reports::RoutingTable& routing) {
  const auto root = TRY(config::read_toml(file));
  SupportLetter letter;
  letter.desk_ = TRY(config::filled(root, "desk"));
  if (routing.desk(letter.desk_) == nullptr) return config::data_error(root, "desk", "is no desk of data/routing/desks.toml");
  letter.days_ = TRY(LetterDays::read(root));
  const auto words = TRY(root.table("letter"));
  for (const auto* key :
       {"title", "facts_heading", "no_amount", "harms_heading", "wishes_heading", "words_heading", "reach_heading", "reach"}) {
    letter.texts_[key] = TRY(config::filled(words, key));
  }
  letter.intro_ = TRY(words.texts("intro"));
  letter.closing_ = TRY(words.texts("closing"));
  letter.facts_columns_ = TRY(words.texts("facts_columns"));
  for (const auto& row : TRY(words.tables("facts"))) {
    letter.facts_.push_back({TRY(config::filled(row, "label")), TRY(config::filled(row, "value"))});
  }
  return letter;
}

Result<documents::Document> SupportLetter::write(const SupportFacts& facts, const Sensitive<SupportWish>& wish,
                                                 const reports::Desk& support, Time now) const {
  const auto& person = wish.reveal("write the person's own letter");
  const LetterValues values{{"today", days_.text(std::chrono::floor<std::chrono::days>(now))},
                            {"number", facts.number},
                            {"desk", facts.desk},
                            {"type", facts.fraud_type},
                            {"day", days_.text(TRY(parse_date(facts.day)))},
                            {"amount", facts.amount ? euro_text(*facts.amount) : texts_.at("no_amount")},
                            {"name", person.name},
                            {"reach", person.reach},
                            {"support", support.name.nl},
                            {"phone", support.phone},
                            {"site", support.url}};
  documents::Document document{
      .title = texts_.at("title"), .language = "nl-NL", .author = person.name, .made_at = now, .parts = {}};
  const auto heading = [&](const char* key) {
    document.parts.emplace_back(documents::Heading{.level = 2, .text = texts_.at(key)});
  };
  const auto paragraphs = [&](const std::vector<std::string>& texts) {
    for (const auto& text : texts) document.parts.emplace_back(documents::Paragraph{fill_letter(text, values)});
  };
  const auto list = [&](const char* key, const std::vector<Bilingual>& labels) {
    if (labels.empty()) return;
    heading(key);
    document.parts.emplace_back(dutch(labels));
  };
  paragraphs(intro_);
  heading("facts_heading");
  documents::Table table{.caption = texts_.at("facts_heading"), .columns = facts_columns_, .rows = {}};
  for (const auto& row : facts_) table.rows.push_back({row.front(), fill_letter(row.back(), values)});
  document.parts.emplace_back(std::move(table));
  list("harms_heading", person.harms);
  list("wishes_heading", person.wishes);
  if (!person.words.empty()) {
    heading("words_heading");
    document.parts.emplace_back(documents::Paragraph{person.words});
  }
  heading("reach_heading");
  paragraphs({texts_.at("reach")});
  paragraphs(closing_);
  return document;
}

}  // namespace dijkwacht::victims
