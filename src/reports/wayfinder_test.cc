#include "reports/wayfinder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/random.h"
#include "reports/wayfinder_testing.h"
#include "store/database_testing.h"

namespace dijkwacht::reports {
namespace {

using testing::ids;
using testing::kRoutingFolder;

const RoutingTable& table() { return testing::routing_table(); }

using Ids = std::vector<std::string>;

Advice advice_for(const std::map<std::string, std::string>& given) {
  const auto answers = table().check_answers(given);
  EXPECT_TRUE(answers.has_value()) << (answers ? "" : answers.error().field);
  return advise(table(), answers.value_or(Answers{}));
}

struct Conversation {
  int row;
  std::map<std::string, std::string> answers;
  Ids first;
  Ids also;
  Urgency urgency;
};

// What the table knows of a person, which may be little, and where it must send them.
const std::vector<Conversation> kConversations{
    {1, {{"state", "in-progress"}}, {"POL-112"}, {"BANK"}, Urgency::kNow},
    {2,
     {{"state", "victim"}, {"fraudType", "AKF"}, {"paid", "transfer-nl"}, {"paymentAgeHours", "12"}},
     {"BANK"},
     {"POL", "LMIO", "PLATFORM", "PNBF"},
     Urgency::kNow},
    {3, {{"state", "attempt"}, {"paid", "none"}, {"credentialsGiven", "yes"}}, {"BANK"}, {"FHD"}, Urgency::kNow},
    {3, {{"state", "attempt"}, {"paid", "none"}, {"remoteAccess", "yes"}}, {"BANK"}, {"FHD"}, Urgency::kNow},
    {3,
     {{"state", "victim"}, {"paid", "none"}, {"credentialsGiven", "yes"}, {"complaintFiled", "yes"}},
     {"BANK"},
     {"FHD", "MSZ", "POL-FILED"},
     Urgency::kNow},
    {4,
     {{"state", "victim"}, {"fraudType", "BHF"}, {"paid", "transfer-nl"}, {"paymentAgeHours", "96"}},
     {"BANK"},
     {"POL", "SHN", "GOODWILL"},
     Urgency::kNow},
    {5, {{"state", "attempt"}, {"fraudType", "BHF"}, {"paid", "none"}}, {"FHD"}, {"BANK"}, Urgency::kNormal},
    {6, {{"state", "victim"}, {"fraudType", "NBH"}}, {"BANK", "EXCHANGE"}, {"POL", "FHD", "SHN"}, Urgency::kNow},
    {7,
     {{"state", "victim"}, {"fraudType", "AKF"}, {"paid", "transfer-nl"}, {"paymentAgeHours", "96"}},
     {"LMIO"},
     {"BANK", "PLATFORM", "PNBF"},
     Urgency::kNormal},
    {8,
     {{"state", "victim"}, {"fraudType", "WSF"}, {"paid", "card"}, {"paymentAgeHours", "1000"}},
     {"LMIO"},
     {"BANK", "FHD"},
     Urgency::kNormal},
    {9,
     {{"state", "victim"}, {"fraudType", "WSF"}, {"knownTrader", "yes"}, {"paid", "card"}, {"paymentAgeHours", "1000"}},
     {"ACM"},
     {"CB", "ECC"},
     Urgency::kLow},
    {10, {{"state", "victim"}, {"fraudType", "VKF"}, {"paid", "none"}}, {"LMIO"}, {"PLATFORM", "CARRIER"}, Urgency::kNormal},
    {11, {{"state", "victim"}, {"fraudType", "BVP"}}, {"BANK"}, {"POL", "PLATFORM"}, Urgency::kNow},
    {12,
     {{"state", "victim"}, {"fraudType", "VIN"}, {"paid", "transfer-nl"}, {"paymentAgeHours", "96"}},
     {"BANK"},
     {"POL", "PNBF", "SHN"},
     Urgency::kNow},
    {13,
     {{"state", "attempt"}, {"fraudType", "PHI"}, {"paid", "none"}, {"credentialsGiven", "no"}},
     {"FHD"},
     {"IMPERSONATED"},
     Urgency::kLow},
    {14,
     {{"state", "victim"}, {"fraudType", "BEL"}, {"paid", "crypto"}, {"paymentAgeHours", "1000"}},
     {"BANK", "EXCHANGE"},
     {"POL", "AFM", "FHD", "SHN"},
     Urgency::kHigh},
    {15, {{"state", "attempt"}, {"fraudType", "BEL"}, {"paid", "none"}}, {"AFM"}, {"FHD"}, Urgency::kLow},
    {16, {{"state", "attempt"}, {"fraudType", "REC"}, {"paid", "none"}}, {"POL"}, {"AFM", "FHD"}, Urgency::kHigh},
    {17, {{"state", "victim"}, {"fraudType", "DAT"}}, {"POL"}, {"SHN", "FHD"}, Urgency::kHigh},
    {18,
     {{"state", "victim"}, {"fraudType", "IDF"}, {"idDocumentGiven", "yes"}, {"identityMisused", "no"}},
     {"CMI"},
     {"MUNICIPALITY"},
     Urgency::kNormal},
    {19,
     {{"state", "victim"}, {"fraudType", "IDF"}, {"idDocumentGiven", "yes"}, {"identityMisused", "yes"}},
     {"CMI", "POL"},
     {"CREDITOR", "BKR"},
     Urgency::kHigh},
    {20, {{"state", "victim"}, {"fraudType", "LEK"}}, {"LEAKER"}, {"AP"}, Urgency::kLow},
    {21,
     {{"actor", "business"}, {"fraudType", "FAC"}, {"paid", "transfer-foreign"}, {"paymentAgeHours", "96"}},
     {"BANK"},
     {"POL", "FHD"},
     Urgency::kNow},
    {22, {{"actor", "business"}, {"fraudType", "ACQ"}}, {"FHD"}, {"POL"}, Urgency::kNormal},
    {23, {{"actor", "business"}, {"fraudType", "AFP"}}, {"POL"}, {"VTL"}, Urgency::kNow},
    {24, {{"fraudType", "SEX"}}, {"POL"}, {"OFF"}, Urgency::kHigh},
    {25, {{"fraudType", "GDZ"}, {"minor", "no"}}, {"BANK"}, {"POL"}, Urgency::kHigh},
    {25, {{"fraudType", "GDZ"}, {"minor", "yes"}}, {"BANK"}, {"POL", "HALT"}, Urgency::kHigh},
    {26, {{"fraudType", "GES"}}, {"BANK-COMPLAINTS"}, {"KIFID"}, Urgency::kLow},
    {27, {{"fraudType", "BEL"}, {"paid", "none"}, {"wantsAnonymous", "yes"}}, {"MMA"}, {"FHD"}, Urgency::kNone},
    {28, {{"state", "victim"}, {"fraudType", "AKF"}, {"complaintFiled", "yes"}}, {"MSZ", "POL-FILED"}, {"SHN"}, Urgency::kNone},
    {2,
     {{"state", "victim"}, {"fraudType", "AKF"}, {"paid", "transfer-nl"}, {"paymentAgeHours", "12"}, {"complaintFiled", "yes"}},
     {"BANK"},
     {"MSZ", "POL-FILED", "SHN"},
     Urgency::kNow},
    {0, {{"state", "victim"}, {"fraudType", "OVG"}}, {"FHD"}, {}, Urgency::kNone},
    {0, {}, {"FHD"}, {}, Urgency::kNone},
};

TEST(Wayfinder, EachRowAnswersItsConversation) {
  for (const auto& conversation : kConversations) {
    const auto advice = advice_for(conversation.answers);
    EXPECT_EQ(advice.row, conversation.row);
    EXPECT_EQ(ids(advice.first), conversation.first) << "row " << conversation.row;
    EXPECT_EQ(ids(advice.also), conversation.also) << "row " << conversation.row;
    EXPECT_EQ(advice.urgency, conversation.urgency) << "row " << conversation.row;
  }
}

TEST(Wayfinder, TheFirst24HoursEndAfterHour24) {
  std::map<std::string, std::string> answers{{"state", "victim"}, {"fraudType", "VKF"}, {"paid", "psp"}};
  answers["paymentAgeHours"] = "24";
  EXPECT_EQ(advice_for(answers).row, 2);
  answers["paymentAgeHours"] = "25";
  EXPECT_EQ(advice_for(answers).row, 10);
  answers.erase("paymentAgeHours");
  EXPECT_EQ(advice_for(answers).row, 10) << "an unknown age is not young";
}

TEST(Wayfinder, NoDeskIsNamedTwice) {
  for (const auto& conversation : kConversations) {
    const auto advice = advice_for(conversation.answers);
    auto all = ids(advice.first);
    for (const auto& id : ids(advice.also)) all.push_back(id);
    EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  }
}

TEST(Wayfinder, AlwaysSaysThatNoneKnownIsNotSafe) {
  for (const auto& conversation : kConversations) {
    const auto shown = advice_for(conversation.answers).always_show;
    EXPECT_TRUE(std::ranges::any_of(shown, [](const auto& text) { return text.code == "none-known-is-not-safe"; }));
    EXPECT_EQ(shown.size(), 3U);
  }
}

TEST(Wayfinder, AnAnswerNobodyOfferedIsRefusedByName) {
  EXPECT_EQ(table().check_answers({{"colour", "red"}}).error().field, "colour");
  EXPECT_EQ(table().check_answers({{"paid", "gold"}}).error().field, "paid");
  for (const auto* hours : {"", "-1", "1.5", "many", "99999999999999999999", "hours"}) {
    EXPECT_FALSE(table().check_answers({{"paymentAgeHours", hours}})) << hours;
  }
}

/// Answers that someone gives who walks through the questions.
Answers walked(SeededRandom& random) {
  Answers answers;
  for (const auto& question : table().questions()) {
    if (is_asked(question, answers)) answers[question.id] = question.options[random.below(question.options.size())].value;
  }
  return answers;
}

// People answer questions, not tables: whoever walks through them must be able to end at each row.
TEST(Wayfinder, TheQuestionsLeadToEveryRow) {
  SeededRandom random(2026);
  std::set<int> reached;
  for (int walk = 0; walk < 20'000; ++walk) reached.insert(advise(table(), walked(random)).row);
  for (const auto& route : table().routes()) EXPECT_TRUE(reached.contains(route.row)) << "row " << route.row;
  EXPECT_TRUE(reached.contains(0));
}

TEST(Wayfinder, WhoFiledIsNotSentToFileAgain) {
  SeededRandom random(2027);
  int filed = 0;
  for (int walk = 0; walk < 5'000; ++walk) {
    const auto answers = walked(random);
    const auto advice = advise(table(), answers);
    const bool has_filed = answers.contains("complaintFiled") && answers.at("complaintFiled") == "yes";
    EXPECT_FALSE(advice.offers_form && has_filed);
    if (!has_filed) continue;
    ++filed;
    for (const auto& id : {"POL", "LMIO"}) {
      EXPECT_EQ(std::ranges::count(advice.first, id, &Desk::id) + std::ranges::count(advice.also, id, &Desk::id), 0) << id;
    }
  }
  EXPECT_GT(filed, 100);
}

TEST(Wayfinder, TheFormIsOfferedUnlessSomethingSpeaksAgainstIt) {
  EXPECT_TRUE(advice_for({{"state", "victim"}, {"fraudType", "AKF"}, {"complaintFiled", "no"}}).offers_form);
  EXPECT_TRUE(advice_for({}).offers_form);
  EXPECT_FALSE(advice_for({{"state", "victim"}, {"fraudType", "AKF"}, {"wantsAnonymous", "yes"}}).offers_form);
  EXPECT_FALSE(advice_for({{"fraudType", "GES"}}).offers_form);
}

TEST(Wayfinder, EveryOptionOfEveryQuestionIsAnAnswer) {
  for (const auto& question : table().questions()) {
    for (const auto& option : question.options) {
      EXPECT_TRUE(table().check_answers({{question.id, option.value}})) << question.id << " " << option.value;
      EXPECT_FALSE(option.text.nl.empty() || option.text.en.empty());
    }
  }
}

TEST(Wayfinder, JsonHasTheDocumentedShape) {
  const auto advice = JsonDocument::parse(to_json(advice_for(kConversations[1].answers))).value();
  EXPECT_EQ(advice.root().integer("row").value(), 2);
  EXPECT_EQ(advice.root().array("first").value()[0].string("id").value(), "BANK");
  const auto questions = JsonDocument::parse(wayfinder_json(table())).value().root().array("questions").value();
  EXPECT_EQ(questions.size(), table().questions().size());
  EXPECT_EQ(questions[1].array("askIf").value()[0].string("input").value(), "state");
}

TEST(RoutingTable, EachDeskNamesSourceDateAndMark) {
  for (const auto& desk : table().desks()) {
    EXPECT_FALSE(desk.source.empty()) << desk.id;
    EXPECT_FALSE(desk.name.en.empty()) << desk.id;
  }
  for (const auto* id : {"POL-112", "POL", "LMIO",  "CHK", "CJL", "FHD", "BANK", "CMI", "ACM", "AFM",
                         "SHN",     "MSZ", "KIFID", "CB",  "ECC", "VTL", "MMA",  "OFF", "AP",  "JL"}) {
    EXPECT_NE(table().desk(id), nullptr) << id;
  }
}

class RoutingFiles : public ::testing::Test {
 protected:
  /// One file with a text replaced, the others as they are.
  Result<RoutingTable> load_with(const std::string& file, std::string_view text, std::string_view other) {
    for (const auto* name : {"desks.toml", "routes.toml", "wayfinder.toml"}) {
      std::filesystem::copy(kRoutingFolder / name, folder_.path() / name, std::filesystem::copy_options::overwrite_existing);
    }
    std::ifstream original(kRoutingFolder / file);
    std::string content((std::istreambuf_iterator<char>(original)), {});
    const auto position = content.find(text);
    EXPECT_NE(position, std::string::npos) << text;
    content.replace(position, text.size(), other);
    std::ofstream(folder_.path() / file) << content;
    return RoutingTable::load(folder_.path());
  }

  store::testing::TemporaryFolder folder_;
};

TEST_F(RoutingFiles, MistakesNameFileRowAndKey) {
  const std::vector<std::tuple<std::string, std::string, std::string, std::string>> mistakes{
      {"desks.toml", "id = \"POL\"", "id = \"POL-112\"", "desks[1]: 'id'"},
      {"desks.toml", "mark = \"S\"", "mark = \"X\"", "desks[0]: 'mark'"},
      {"desks.toml", "[[desks]]\nid = \"POL-112\"", "[[desks]]\nno_id = \"POL-112\"", "desks[0]: 'id'"},
      {"routes.toml", "first = [\"POL-112\"]", "first = [\"NOBODY\"]", "rows[0]: 'first'"},
      {"routes.toml", "first = [\"POL-112\"]", "first = []", "rows[0]: 'first'"},
      {"routes.toml", "row = 2\n", "row = 1\n", "rows[1]: 'row'"},
      {"routes.toml", "urgency = \"now\"", "urgency = \"soon\"", "rows[0]: 'urgency'"},
      {"routes.toml", "when = [{ state = [\"in-progress\"] }]", "when = []", "rows[0]: 'when'"},
      {"routes.toml", "when = [{ state = [\"in-progress\"] }]", "when = [{}]", "'when'"},
      {"routes.toml", "when = [{ state = [\"in-progress\"] }]", "when = [{ stat = [\"in-progress\"] }]", "'stat'"},
      {"routes.toml", "when = [{ state = [\"in-progress\"] }]", "when = [{ state = [\"busy\"] }]", "'state'"},
      {"routes.toml", "[\"max 24\"]", "[\"max day\"]", "'paymentAgeHours'"},
      {"wayfinder.toml", "id = \"actor\"", "id = \"aktor\"", "questions[1]: 'id'"},
      {"wayfinder.toml", "value = \"victim\"", "value = \"victum\"", "'value'"},
      {"wayfinder.toml", "{ input = \"state\"", "{ input = \"minor\"", "'input'"},
  };
  for (const auto& [file, text, other, named] : mistakes) {
    const auto loaded = load_with(file, text, other);
    ASSERT_FALSE(loaded.has_value()) << other;
    EXPECT_EQ(loaded.error().code, ErrorCode::kInvalidArgument);
    EXPECT_NE(loaded.error().message.find(file), std::string::npos) << loaded.error().message;
    EXPECT_NE(loaded.error().message.find(named), std::string::npos) << loaded.error().message;
  }
}

}  // namespace
}  // namespace dijkwacht::reports
