// The table of data/routing against data/routing/conversations.toml and situations.toml.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <utility>

#include "config/toml_file.h"
#include "reports/routing_document.h"
#include "reports/wayfinder.h"
#include "reports/wayfinder_testing.h"

namespace dijkwacht::reports {
namespace {

using config::TomlTable;
using testing::ids;
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

Result<std::vector<Conversation>> read_conversations() {
  std::vector<Conversation> conversations;
  const auto root = TRY(config::read_toml(testing::kRoutingFolder / "conversations.toml"));
  for (const auto& row : TRY(root.tables("conversations"))) conversations.push_back(TRY(read_conversation(row)));
  return conversations;
}

std::vector<Conversation> conversations() {
  auto rows = read_conversations();
  EXPECT_TRUE(rows.has_value()) << (rows ? "" : rows.error().message);
  return std::move(rows).value_or(std::vector<Conversation>{});
}

/// The wayfinder that ships, with its test table.
const RoutingDocument& document() {
  static const auto loaded = RoutingDocument::load(testing::kRoutingFolder);
  EXPECT_TRUE(loaded.has_value()) << (loaded ? "" : loaded.error().message);
  return *loaded;
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
    EXPECT_TRUE(offers(question, found->second)) << question.id << " offers no '" << found->second << "'";
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
  const auto trials = document().try_all();
  for (std::size_t i = 0; i < trials.size(); ++i) {
    const auto& situation = document().situations()[i];
    SCOPED_TRACE(situation.text + " (" + situation.reason + ")");
    EXPECT_THAT(trials[i].unanswered, ::testing::IsEmpty());
    EXPECT_THAT(trials[i].not_asked, ::testing::IsEmpty());
    EXPECT_EQ(trials[i].first, situation.first) << "row " << trials[i].row;
    EXPECT_EQ(trials[i].urgency, situation.urgency) << "row " << trials[i].row;
    EXPECT_TRUE(trials[i].is_as_expected);
  }
}

TEST(RoutingSituations, AHundredOrMore) { EXPECT_GE(document().situations().size(), kSituationsMin); }

TEST(RoutingSituations, TogetherTheyVisitEveryRowAndEveryFraudType) {
  std::set<int> rows;
  std::set<std::string> types;
  for (const auto& situation : document().situations()) {
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
