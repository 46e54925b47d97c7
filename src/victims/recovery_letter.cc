#include "victims/recovery_letter.h"

#include <fmt/core.h>

#include <algorithm>

#include "config/data_fields.h"
#include "identifiers/identifier.h"

namespace dijkwacht::victims {
namespace {

Date day_of(Time time) { return std::chrono::floor<std::chrono::days>(time); }

}  // namespace

Result<RecoveryLetters::Words> RecoveryLetters::read(const std::filesystem::path& file, std::string_view table) {
  const auto row = TRY(TRY(config::read_toml(file)).table(table));
  return Words{.title = TRY(filled(row, "title")),
               .paragraphs = TRY(row.texts("paragraphs")),
               .heading = TRY(filled(row, "heading")),
               .items = TRY(row.texts("items")),
               .closing = TRY(row.texts("closing"))};
}

Result<RecoveryLetters> RecoveryLetters::load(const std::filesystem::path& letters) {
  RecoveryLetters loaded;
  loaded.payee_ = TRY(read(letters, "payee"));
  loaded.demand_ = TRY(read(letters, "demand"));
  const auto root = TRY(config::read_toml(letters));
  loaded.pack_ = TRY(read_pack(TRY(root.table("pack"))));
  loaded.days_ = TRY(LetterDays::read(root));
  return loaded;
}

Result<RecoveryLetters::PackWords> RecoveryLetters::read_pack(const config::TomlTable& pack) {
  PackWords words{.facts_columns = TRY(pack.texts("facts_columns")),
                  .steps_columns = TRY(pack.texts("steps_columns")),
                  .add = TRY(pack.texts("add"))};
  for (const auto* key : {"title", "intro", "story_heading", "story", "facts_heading", "steps_heading", "court_heading",
                          "court_within", "court_above", "court_advice", "add_heading"}) {
    words.texts[key] = TRY(filled(pack, key));
  }
  for (const auto& row : TRY(pack.tables("facts"))) words.facts.push_back({TRY(filled(row, "label")), TRY(filled(row, "value"))});
  const auto states = TRY(pack.table("states"));
  for (const auto& key : states.keys()) words.states[TRY(parse_recovery_state(key))] = TRY(filled(states, key));
  const auto movers = TRY(pack.table("movers"));
  for (const auto mover : {Mover::kVictim, Mover::kBank, Mover::kClock})
    words.movers[mover] = TRY(filled(movers, name_of(mover)));
  return words;
}

LetterValues RecoveryLetters::values(const LetterContent& content, Time now) const {
  const auto& facts = content.request.facts;
  const auto& holder = content.holder.reveal("write the letter");
  return {{"today", days_.text(day_of(now))},
          {"amount", euro_text(facts.amount)},
          {"paid_on", days_.text(facts.paid_on)},
          {"number", recovery_number(content.request.id)},
          {"holder", holder.name + ", " + holder.address},
          {"account", identifiers::display(content.details.payee_account)},
          {"reference", content.details.police_reference.reveal("write the letter")},
          {"victim", content.details.victim.reveal("write the letter").name}};
}

documents::Document RecoveryLetters::write(const Words& words, const LetterValues& values, std::string author, Time now) const {
  documents::Document document{
      .title = words.title, .language = "nl-NL", .author = std::move(author), .made_at = now, .parts = {}};
  const auto add = [&](const std::vector<std::string>& paragraphs) {
    for (const auto& text : paragraphs) document.parts.emplace_back(documents::Paragraph{fill_letter(text, values)});
  };
  add(words.paragraphs);
  document.parts.emplace_back(documents::Heading{.level = 2, .text = words.heading});
  documents::List list;
  for (const auto& item : words.items) list.items.push_back(fill_letter(item, values));
  document.parts.emplace_back(std::move(list));
  add(words.closing);
  return document;
}

documents::Document RecoveryLetters::to_payee(const LetterContent& content, const Sender& bank, const RecoveryTerms& terms,
                                              Time now) const {
  auto filling = values(content, now);
  filling.insert(filling.end(), {{"bank", bank.name}, {"contact", bank.contact}, {"days", std::to_string(terms.answer_days)}});
  filling.emplace_back("answer_by", days_.text(day_of(answer_due(content.request, terms).value_or(now))));
  return write(payee_, filling, bank.name, now);
}

documents::Document RecoveryLetters::demand(const LetterContent& content, Time now) const {
  return write(demand_, values(content, now), content.details.victim.reveal("name the letter's author").name, now);
}

documents::Document RecoveryLetters::claim_pack(const LetterContent& content, const std::vector<RecoveryEvent>& events,
                                                const Sender& bank, const RecoveryTerms& terms, Time now) const {
  const auto& paid = content.request.facts.amount;
  const Money returned = content.request.returned.value_or(Money{0, paid.currency});
  auto filling = values(content, now);
  filling.insert(filling.end(), {{"bank", bank.name},
                                 {"own_account", identifiers::display(content.details.own_account)},
                                 {"limit", euro_text(terms.court_limit)},
                                 {"returned", euro_text(returned)},
                                 {"open", euro_text({paid.minor - returned.minor, paid.currency})}});
  const auto say = [&](const char* key) { return fill_letter(pack_.texts.at(key), filling); };
  documents::Table facts{.caption = say("facts_heading"), .columns = pack_.facts_columns, .rows = {}};
  for (const auto& row : pack_.facts) facts.rows.push_back({row.front(), fill_letter(row.back(), filling)});
  documents::Table steps{.caption = say("steps_heading"), .columns = pack_.steps_columns, .rows = {}};
  for (const auto& event : events) {
    const auto words = pack_.states.find(event.state);
    if (words != pack_.states.end())
      steps.rows.push_back({days_.text(day_of(event.at)), words->second, pack_.movers.at(event.mover)});
  }
  const auto heading = [&](const char* key) { return documents::Heading{.level = 2, .text = say(key)}; };
  const auto* court = paid.minor <= terms.court_limit.minor ? "court_within" : "court_above";
  return {.title = say("title"),
          .language = "nl-NL",
          .author = content.details.victim.reveal("name the file's author").name,
          .made_at = now,
          .parts = {documents::Paragraph{say("intro")}, heading("story_heading"), documents::Paragraph{say("story")},
                    heading("facts_heading"), std::move(facts), heading("steps_heading"), std::move(steps),
                    heading("court_heading"), documents::Paragraph{say(court)}, documents::Paragraph{say("court_advice")},
                    heading("add_heading"), documents::List{pack_.add}}};
}

}  // namespace dijkwacht::victims
