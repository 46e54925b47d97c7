#include "api/takedown_document.h"

#include "api/page.h"
#include "api/report_json.h"

namespace dijkwacht::api {
namespace {

constexpr auto kPurpose = "write in the notice to its receiver";
constexpr std::int64_t kContract = 1;

Bilingual same(const std::string& text) { return {text, text}; }

/// What the notice is about, where that is more than the addresses say.
bool names_its_subject(const cases::TakedownContent& content) {
  using identifiers::IdentifierType;
  return content.subject.type() == IdentifierType::kHandle || content.subject.type() == IdentifierType::kPhone;
}

class Writer {
 public:
  Writer(const cases::OpenedTakedown& notice, const cases::TakedownRules& rules, const config::WordsFile& words)
      : notice_(notice.notice), content_(notice.content.reveal(kPurpose)), rules_(rules), words_(words) {}

  documents::Document write() {
    const auto number = cases::takedown_number(notice_.id);
    paragraph(fill(words_.say("to"), {{"receiver", same(content_.receiver.name)}}));
    paragraph(fill(words_.say("law"), {{"law", rules_.law}}));
    write_explanation();
    write_location();
    heading("notifier");
    paragraph(fill(words_.say("notifier"), {{"name", same(rules_.notifier.name)}, {"email", same(rules_.notifier.email)}}));
    heading("good-faith");
    paragraph(rules_.statement);
    write_request(number);
    return {.title = in(content_.language, fill(words_.say("title"), {{"number", same(number)}})),
            .language = std::string(tag_of(content_.language)),
            .author = rules_.notifier.name,
            .made_at = notice_.sent_at.value_or(notice_.made_at),
            .parts = std::move(parts_)};
  }

 private:
  void paragraph(const Bilingual& text) { parts_.emplace_back(documents::Paragraph{in(content_.language, text)}); }
  void heading(std::string_view id) {
    const auto& field = rules_.field(id);
    const auto text = fill(words_.say("field"), {{"letter", same(field.letter)}, {"name", field.name}});
    parts_.emplace_back(documents::Heading{2, in(content_.language, text)});
  }

  void write_explanation() {
    heading("explanation");
    if (const auto* ground = rules_.ground(content_.ground); ground != nullptr)
      paragraph(fill(words_.say("ground"), {{"name", ground->name}, {"law", ground->law}}));
    parts_.emplace_back(documents::Paragraph{content_.explanation});
  }

  void write_location() {
    heading("location");
    if (names_its_subject(content_))
      paragraph(fill(words_.say("about"), {{"subject", same(identifiers::display(content_.subject))}}));
    if (!content_.locations.empty()) parts_.emplace_back(documents::List{content_.locations});
  }

  void write_request(const std::string& number) {
    parts_.emplace_back(documents::Heading{2, in(content_.language, words_.say("asked"))});
    documents::List list;
    for (const auto* key : {"remove", "confirm", "decide"})
      list.items.push_back(in(content_.language, fill(words_.say(key), {{"number", same(number)}})));
    parts_.emplace_back(std::move(list));
  }

  const cases::Takedown& notice_;
  const cases::TakedownContent& content_;
  const cases::TakedownRules& rules_;
  const config::WordsFile& words_;
  std::vector<documents::Part> parts_;
};

std::string day_or_dash(const std::optional<Time>& at) { return at ? time_text(*at) : "–"; }

void write_explanation(JsonWriter& json, const cases::TakedownContent& content, const cases::TakedownRules& rules) {
  json.object("explanation", [&] {
    json.member("language", content.language == Language::kDutch ? "nl" : "en");
    json.object("ground", [&] {
      const auto* ground = rules.ground(content.ground);
      json.member("code", content.ground);
      write_text(json, "name", ground == nullptr ? same(content.ground) : ground->name);
      write_text(json, "law", ground == nullptr ? same("") : ground->law);
    });
    json.member("text", content.explanation);
  });
}

}  // namespace

documents::Document takedown_document(const cases::OpenedTakedown& notice, const cases::TakedownRules& rules,
                                      const config::WordsFile& words) {
  return Writer(notice, rules, words).write();
}

std::string takedown_json(const cases::OpenedTakedown& notice, const cases::TakedownRules& rules) {
  const auto& content = notice.content.reveal(kPurpose);
  return object_text([&](JsonWriter& json) {
    json.member("contract", kContract).member("number", cases::takedown_number(notice.notice.id));
    write_text(json, "law", rules.law);
    write_time(json, "sentAt", notice.notice.sent_at);
    json.object("receiver", [&] {
      json.member("name", content.receiver.name).member("kind", cases::name_of(content.receiver.kind));
      json.member("contact", content.receiver.contact);
    });
    write_explanation(json, content, rules);
    json.object("location", [&] {
      json.member("type", identifiers::name_of(content.subject.type()));
      json.member("subject", identifiers::display(content.subject)).texts("addresses", content.locations);
    });
    json.object("notifier", [&] { json.member("name", rules.notifier.name).member("email", rules.notifier.email); });
    write_text(json, "goodFaith", rules.statement);
  });
}

std::vector<documents::Part> takedown_parts(const std::vector<cases::OpenedTakedown>& notices, const config::WordsFile& words,
                                            Language language) {
  const auto say = [&](std::string_view key) { return in(language, words.say(key)); };
  std::vector<std::vector<std::string>> rows;
  for (const auto& [notice, content, answer] : notices) {
    if (!notice.sent_at) continue;
    const auto result = notice.result ? say(cases::name_of(*notice.result)) + ", " + time_text(*notice.decided_at) : "–";
    rows.push_back({cases::takedown_number(notice.id), content.reveal(kPurpose).receiver.name, day_or_dash(notice.sent_at),
                    day_or_dash(notice.acknowledged_at), result});
  }
  if (rows.empty()) return {};
  return {
      documents::Heading{2, say("heading")},
      documents::Table{
          say("heading"), {say("number"), say("receiver"), say("sent"), say("acknowledged"), say("decided")}, std::move(rows)}};
}

}  // namespace dijkwacht::api
