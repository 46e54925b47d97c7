#include "api/takedown_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/random.h"

namespace dijkwacht::api {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr auto kExplanation =
    "Deze webwinkel biedt telefoons aan, laat vooraf betalen en levert nooit. Het adres in het colofon bestaat niet.";

struct TextOf {
  std::string operator()(const documents::Heading& part) const { return part.text; }
  std::string operator()(const documents::Paragraph& part) const { return part.text; }
  std::string operator()(const documents::Link& part) const { return part.text + part.address; }
  std::string operator()(const documents::List& part) const {
    std::string all;
    for (const auto& item : part.items) all += item + "\n";
    return all;
  }
  std::string operator()(const documents::Table& part) const {
    std::string all = part.caption;
    for (const auto& row : part.rows) {
      for (const auto& cell : row) all += cell + "\n";
    }
    return all;
  }
};

std::string text_of(const std::vector<documents::Part>& parts) {
  std::string all;
  for (const auto& part : parts) all += std::visit(TextOf{}, part) + "\n";
  return all;
}

class TakedownDocument : public ::testing::Test {
 protected:
  cases::OpenedTakedown notice(cases::TakedownState state) {
    cases::OpenedTakedown made{
        .notice = {.id = cases::TakedownId::random(random_),
                   .in = cases::CaseId::random(random_),
                   .identifier = cases::IdentifierId::random(random_),
                   .state = state,
                   .result = {},
                   .basis = "R15",
                   .made_by = "person:analyst-1",
                   .sent_by = "person:analyst-2"},
        .content = Sensitive(
            cases::check_takedown({.receiver_code = "cloudflare",
                                   .receiver = {},
                                   .language = Language::kDutch,
                                   .ground = "fraud",
                                   .explanation = kExplanation,
                                   .locations = {"https://winkel.example/a"}},
                                  identifiers::parse(identifiers::IdentifierType::kDomain, "winkel.example").value(), rules_)
                .value()),
        .answer = {}};
    if (state != cases::TakedownState::kDrafted) made.notice.sent_at = parse_time("2026-11-27T09:00:00Z").value();
    return made;
  }

  SeededRandom random_{12};
  cases::TakedownRules rules_ = cases::TakedownRules::load(DIJKWACHT_SOURCE_DIR "/data/casework").value();
  config::WordsFile words_ = config::WordsFile::load(DIJKWACHT_SOURCE_DIR "/data/texts/takedown.toml").value();
};

TEST_F(TakedownDocument, HoldsTheFourFieldsAndNothingOfTheCase) {
  const auto sent = notice(cases::TakedownState::kSent);
  const auto paper = takedown_document(sent, rules_, words_);
  EXPECT_EQ(paper.language, "nl-NL");
  const auto words = text_of(paper.parts) + paper.title + paper.author;
  EXPECT_THAT(words, Not(HasSubstr("{"))) << "a placeholder without its value";
  for (const auto& leaving : {words, takedown_json(sent, rules_)}) {
    for (const auto& field : {std::string(kExplanation), std::string("https://winkel.example/a"), rules_.notifier.name,
                              rules_.notifier.email, rules_.statement.nl, cases::takedown_number(sent.notice.id)})
      EXPECT_THAT(leaving, HasSubstr(field));
    for (const auto& inside :
         {sent.notice.in.text(), sent.notice.identifier.text(), sent.notice.id.text(), std::string("analyst")})
      EXPECT_THAT(leaving, Not(HasSubstr(inside)));
  }
}

TEST_F(TakedownDocument, ADossierTellsOnlyOfWhatWasSent) {
  EXPECT_TRUE(takedown_parts({notice(cases::TakedownState::kDrafted)}, words_, Language::kEnglish).empty());
  const auto sent = notice(cases::TakedownState::kSent);
  EXPECT_THAT(text_of(takedown_parts({sent}, words_, Language::kEnglish)), HasSubstr(cases::takedown_number(sent.notice.id)));
}

}  // namespace
}  // namespace dijkwacht::api
