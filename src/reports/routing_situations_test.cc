// The table of data/routing against data/routing/conversations.toml and situations.toml.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "config/toml_file.h"
#include "reports/wayfinder.h"
#include "reports/wayfinder_testing.h"

namespace dijkwacht::reports {
namespace {

using config::TomlTable;
using testing::ids;
using testing::is_asked;
using testing::routing_table;

constexpr std::size_t kSituationsMin = 100;

/// Question and answer, in the order of the conversation.
using Said = std::vector<std::pair<std::string, std::string>>;

struct Conversation {
  int row;
  Said said;
  std::vector<std::string> first;
  std::vector<std::string> also;
  std::string urgency;
};

struct Situation {
  std::string text;
  Answers answers;
  std::string first;
  std::string urgency;
  std::string reason;
};

Result<Conversation> read_conversation(const TomlTable& row) {
  Conversation conversation;
  conversation.row = static_cast<int>(TRY(row.integer("row")));
  for (const auto& said : TRY(row.tables("says"))) {
    auto question = TRY(said.text("question"));
    auto answer = TRY(said.text("answer"));
    conversation.said.emplace_back(std::move(question), std::move(answer));
  }
  conversation.first = TRY(row.texts("first"));
  conversation.also = TRY(row.texts("also"));
  conversation.urgency = TRY(row.text("urgency"));
  return conversation;
}

Result<Situation> read_situation(const TomlTable& row) {
  Situation situation;
  situation.text = TRY(row.text("text"));
  const auto answers = TRY(row.table("answers"));
  for (const auto& question : answers.keys()) situation.answers[question] = TRY(answers.text(question));
  situation.first = TRY(row.text("first"));
  situation.urgency = TRY(row.text("urgency"));
  situation.reason = TRY(row.text("reason"));
  return situation;
}

template <typename Row>
Result<std::vector<Row>> read_rows(const char* file, const char* key, Result<Row> (*read)(const TomlTable&)) {
  std::vector<Row> rows;
  for (const auto& row : TRY(TRY(config::read_toml(testing::kRoutingFolder / file)).tables(key))) rows.push_back(TRY(read(row)));
  return rows;
}

std::vector<Conversation> conversations() {
  auto rows = read_rows("conversations.toml", "conversations", read_conversation);
  EXPECT_TRUE(rows.has_value()) << (rows ? "" : rows.error().message);
  return std::move(rows).value_or(std::vector<Conversation>{});
}

std::vector<Situation> situations() {
  auto rows = read_rows("situations.toml", "situations", read_situation);
  EXPECT_TRUE(rows.has_value()) << (rows ? "" : rows.error().message);
  return std::move(rows).value_or(std::vector<Situation>{});
}

bool is_offered(const Question& question, const std::string& value) {
  return std::ranges::find(question.options, value, &Question::Option::value) != question.options.end();
}

/// What a person is asked who answers like this, in order. A question without an answer ends the conversation.
Said walked(const Answers& known) {
  Said said;
  Answers answers;
  for (const auto& question : routing_table().questions()) {
    if (!is_asked(question, answers)) continue;
    const auto found = known.find(question.id);
    if (found == known.end()) {
      ADD_FAILURE() << "asked, but not answered: " << question.id;
      return said;
    }
    EXPECT_TRUE(is_offered(question, found->second)) << question.id << " offers no '" << found->second << "'";
    answers.insert(*found);
    said.emplace_back(*found);
  }
  return said;
}

TEST(RoutingConversations, EachEndsAtItsDesks) {
  for (const auto& conversation : conversations()) {
    const Answers answers(conversation.said.begin(), conversation.said.end());
    SCOPED_TRACE("row " + std::to_string(conversation.row) + ", fraud type " +
                 (answers.contains("fraudType") ? answers.at("fraudType") : "not asked"));
    EXPECT_EQ(walked(answers), conversation.said) << "the page asks other questions, or in another order";
    const auto advice = advise(routing_table(), answers);
    EXPECT_EQ(advice.row, conversation.row);
    EXPECT_EQ(ids(advice.first), conversation.first);
    EXPECT_EQ(ids(advice.also), conversation.also);
    EXPECT_EQ(name_of(advice.urgency), conversation.urgency);
  }
}

TEST(RoutingConversations, EveryRowAndTheDefaultHasOne) {
  std::set<int> spoken;
  for (const auto& conversation : conversations()) spoken.insert(conversation.row);
  for (const auto& route : routing_table().routes()) EXPECT_TRUE(spoken.contains(route.row)) << "row " << route.row;
  for (int row = 0; row <= 28; ++row) EXPECT_TRUE(spoken.contains(row)) << "row " << row;
}

TEST(RoutingSituations, EachReachesItsDeskInTime) {
  for (const auto& situation : situations()) {
    SCOPED_TRACE(situation.text + " (" + situation.reason + ")");
    EXPECT_EQ(walked(situation.answers).size(), situation.answers.size()) << "an answer to a question that is not asked";
    const auto advice = advise(routing_table(), situation.answers);
    EXPECT_EQ(advice.first.front().id, situation.first) << "row " << advice.row;
    EXPECT_EQ(name_of(advice.urgency), situation.urgency) << "row " << advice.row;
  }
}

TEST(RoutingSituations, AHundredOrMoreThatDifferAndSayWhy) {
  std::set<std::string> texts;
  for (const auto& situation : situations()) {
    texts.insert(situation.text);
    EXPECT_FALSE(situation.reason.empty()) << situation.text;
  }
  EXPECT_EQ(texts.size(), situations().size()) << "one stands twice";
  EXPECT_GE(texts.size(), kSituationsMin);
}

TEST(RoutingSituations, TogetherTheyVisitEveryRowAndEveryFraudType) {
  std::set<int> rows;
  std::set<std::string> types;
  for (const auto& situation : situations()) {
    rows.insert(advise(routing_table(), situation.answers).row);
    if (situation.answers.contains("fraudType")) types.insert(situation.answers.at("fraudType"));
  }
  for (const auto& route : routing_table().routes()) EXPECT_TRUE(rows.contains(route.row)) << "row " << route.row;
  for (const auto& question : routing_table().questions()) {
    if (question.id != "fraudType") continue;
    for (const auto& option : question.options) EXPECT_TRUE(types.contains(option.value)) << option.value;
  }
}

}  // namespace
}  // namespace dijkwacht::reports
