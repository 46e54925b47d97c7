#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "insight/knowledge_service.h"
#include "insight/schema_table.h"
#include "insight/word_index.h"
#include "store/database_testing.h"

namespace dijkwacht::insight {
namespace {

constexpr const char* kFolder = DIJKWACHT_SOURCE_DIR "/data/insight/knowledge";

std::vector<store::Migration> schema() {
  auto all = audit::migrations();
  for (const auto& step : migrations()) all.push_back(step);
  return all;
}

class KnowledgeTest : public ::testing::Test {
 protected:
  KnowledgeTest() { service_.seed(load_knowledge(kFolder).value()).value(); }

  Result<EntryVersion> edit(const EntryEdit& change) {
    return database_->write_value<EntryVersion>(
        [&](store::Transaction& transaction) { return service_.edit(transaction, change); });
  }
  KnowledgeEntry standing(const std::string& id) { return service_.versions(id).value().front().entry; }
  std::vector<std::string> found(std::string_view asked, Language language) {
    std::vector<std::string> ids;
    const auto hits = service_.find(asked, language).value();
    for (const auto& each : hits) ids.push_back(each.version.entry.id);
    return ids;
  }

  store::testing::TemporaryDatabase database_{schema()};
  ManualClock clock_{from_millis(1'795'680'000'000)};
  KnowledgeService service_{*database_,
                            clock_,
                            {.is_fraud_type = [](const std::string& code) { return code.size() == 3; },
                             .is_model = [](const std::string& model) { return model != "no-model"; }}};
};

TEST_F(KnowledgeTest, TheFilesHoldFactsWithSourcesAndNoPersons) {
  const auto entries = load_knowledge(kFolder);
  ASSERT_TRUE(entries) << entries.error().message;
  EXPECT_GE(entries->size(), 5U);
  for (const auto& entry : *entries) EXPECT_FALSE(entry.facts.empty()) << entry.id;
}

TEST_F(KnowledgeTest, ASecondStartBringsNothingInTwiceAndKeepsWhatPeopleMade) {
  auto entry = standing("purchase");
  entry.summary.nl = "Anders.";
  ASSERT_TRUE(edit({entry, 1, "nieuw onderzoek", "person:officer-1"}));
  EXPECT_EQ(service_.seed(load_knowledge(kFolder).value()).value(), 0);
  EXPECT_EQ(standing("purchase").summary.nl, "Anders.");
}

TEST_F(KnowledgeTest, AnEditMakesTheNextVersionAndTheOldOnesStay) {
  auto entry = standing("investment");
  entry.facts.push_back({{"Iets nieuws.", "Something new."}, "afm.nl", "2026-11-26"});
  ASSERT_TRUE(edit({entry, 1, "nieuw feit", "person:officer-1"}));
  const auto versions = service_.versions("investment").value();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].version, 2);
  EXPECT_EQ(versions[0].entry.facts.size(), versions[1].entry.facts.size() + 1);
  EXPECT_EQ(versions[0].editor, "person:officer-1");
}

TEST_F(KnowledgeTest, WhoChangesAnOlderVersionHearsOfAConflict) {
  const auto entry = standing("purchase");
  ASSERT_TRUE(edit({entry, 1, "eerste", "person:a"}));
  const auto late = edit({entry, 1, "tweede", "person:b"});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, ErrorCode::kConflict);
}

TEST_F(KnowledgeTest, AnEditNeedsANoteAndCodesThatExist) {
  auto entry = standing("purchase");
  EXPECT_EQ(edit({entry, 1, "", "person:a"}).error().field, "note");
  entry.model = "no-model";
  EXPECT_EQ(edit({entry, 1, "x", "person:a"}).error().field, "model");
  entry.fraud_type = "NONE";
  EXPECT_EQ(edit({entry, 1, "x", "person:a"}).error().field, "fraudType");
}

TEST_F(KnowledgeTest, IsSearchedInFullTextInBothLanguages) {
  EXPECT_EQ(found("jongere rekening", Language::kDutch), std::vector<std::string>{"money-mule"});
  EXPECT_EQ(found("celebrity advertisement", Language::kEnglish), std::vector<std::string>{"investment"});
  EXPECT_EQ(found("nooit webwink", Language::kDutch), std::vector<std::string>{"fake-web-shop"});
  EXPECT_TRUE(found("ruimteschip", Language::kDutch).empty());
  EXPECT_EQ(found("", Language::kDutch).size(), load_knowledge(kFolder)->size());
}

TEST(KnowledgeEntry, ATextThatNamesAnAccountANumberOrAnAddressIsRefused) {
  for (const auto* text :
       {"maak over naar NL91 DEMO 0417 1643 00", "bel 06-12345678", "bel +31 6 1234 5678", "mail jan@voorbeeld.nl"})
    EXPECT_TRUE(names_an_identifier(text)) << text;
  for (const auto* text :
       {"van 7.458 in 2022 naar 6.970 in 2023", "32.000 van 45.000", "in 2020 schreef men 2.500 mensen", "0900 en 112"})
    EXPECT_FALSE(names_an_identifier(text)) << text;
  auto entry = load_knowledge(kFolder).value().front();
  entry.summary.en = "Pay to NL91 DEMO 0417 1643 00.";
  const auto document = JsonDocument::parse(entry.text()).value();
  const auto refused = KnowledgeEntry::read(document.root());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "summary.en");
}

TEST(WordIndex, FindsOtherFormsOfAWordAndRanksTheTitleFirst) {
  WordIndex index(Language::kDutch);
  index.add("Betaalverzoeken", "iemand stuurt een link");
  index.add("Nepwinkel", "met een betaalverzoek vooraf, in één winkel en nog een winkel");
  const auto hits = index.search("betaalverzoek");
  ASSERT_EQ(hits.size(), 2U);
  EXPECT_EQ(hits[0].document, 0U);
  EXPECT_EQ(index.search("een").size(), 0U) << "a stop word asks for nothing";
  EXPECT_EQ(index.search("EEN winkels").size(), 1U);
  EXPECT_EQ(search_words("Eén café", Language::kDutch), std::vector<std::string>{"cafe"});
}

TEST(WordIndex, ASnippetShowsThePlace) {
  const std::string text = std::string(200, 'x') + " daarna komt de geldezel in beeld";
  EXPECT_NE(snippet(text, "geldezels", Language::kDutch).find("geldezel"), std::string::npos);
}

}  // namespace
}  // namespace dijkwacht::insight
