#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "policy/matrix.h"

namespace dijkwacht::policy {
namespace {

const Time kNow = parse_time("2026-11-24T12:00:00Z").value();

const RuleBook& book() {
  static const auto loaded = RuleBook::load(std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data" / "policy").value();
  return loaded;
}

Engine engine(bool synthetic = true, RuleBook rules = book()) {
  return Engine(std::make_shared<const RuleBook>(std::move(rules)), synthetic);
}

const Cell* cell(const std::vector<Cell>& cells, std::string_view from, std::string_view to, DataClass data_class) {
  const auto found = std::ranges::find_if(
      cells, [&](const Cell& each) { return each.from == from && each.to == to && each.data_class == data_class; });
  return found == cells.end() ? nullptr : &*found;
}

std::string state_at(const std::vector<Cell>& cells, std::string_view from, std::string_view to, DataClass data_class) {
  const auto* found = cell(cells, from, to, data_class);
  return found == nullptr ? "none" : std::string(name_of(found->state));
}

TEST(Matrix, EachCellSaysWhatTheEngineAnswers) {
  const auto cells = matrix(engine(), "", kNow);
  EXPECT_EQ(state_at(cells, "reporter", "desk", DataClass::kVictim), "permit");
  EXPECT_EQ(state_at(cells, "police", "bank", DataClass::kAccount), "conditions");
  EXPECT_EQ(state_at(cells, "bank", "bank", DataClass::kAccount), "simulated");
  EXPECT_EQ(state_at(cells, "bank", "bank", DataClass::kSuspect), "deny") << "carried out elsewhere";
  EXPECT_EQ(state_at(cells, "telecom", "bank", DataClass::kTraffic), "deny");
  EXPECT_EQ(state_at(cells, "desk", "bank", DataClass::kSpecial), "deny");
  EXPECT_EQ(state_at(cells, "desk", "bank", DataClass::kTraffic), "none");
}

TEST(Matrix, ACellNamesThePurposeAndTheRuleThatPermitsOrRefuses) {
  const auto cells = matrix(engine(), "police", kNow);
  const auto* told = cell(cells, "police", "bank", DataClass::kAccount);
  ASSERT_NE(told, nullptr);
  ASSERT_EQ(told->ways.size(), 1U);
  EXPECT_EQ(told->ways[0].purpose, "block-mule-account");
  EXPECT_EQ(told->ways[0].rules, (std::vector<std::string>{"R05"}));
  const auto elsewhere = matrix(engine(), "bank", kNow);
  EXPECT_EQ(cell(elsewhere, "bank", "bank", DataClass::kSuspect)->ways[0].rules, (std::vector<std::string>{"R09"}));
}

TEST(Matrix, AnotherDateGivesAnotherAnswer) {
  const auto on = [&](std::string_view day) {
    const auto at = parse_time(std::string(day) + "T12:00:00Z").value();
    return state_at(matrix(engine(), "bank", at), "bank", "obliged-entity", DataClass::kAccountHolder);
  };
  EXPECT_EQ(on("2027-07-09"), "deny");
  EXPECT_EQ(on("2027-07-10"), "conditions");
  EXPECT_EQ(on("2029-11-02"), "deny") << "its DPIA has expired";
}

TEST(Matrix, ARealNodeSimulatesNothing) {
  for (const auto& each : matrix(engine(false), "", kNow)) EXPECT_NE(each.state, CellState::kSimulated) << each.from << each.to;
}

TEST(Matrix, ASwitchedOffRuleTurnsItsCell) {
  const auto switched = book().with_state("R05", RuleState::kOff).value();
  EXPECT_EQ(state_at(matrix(engine(true, switched), "police", kNow), "police", "bank", DataClass::kAccount), "deny");
}

/// What has no cell is denied for every purpose, whatever is known.
TEST(Matrix, LeavesOutNothingThatIsPermitted) {
  const auto asked = engine();
  const auto cells = matrix(asked, "", kNow);
  std::set<std::tuple<std::string, std::string, DataClass>> known;
  for (const auto& each : cells) known.emplace(each.from, each.to, each.data_class);
  Facts facts{.identified_reporters = 9, .days_since_notice = 30};
  for (const auto& condition : fact_conditions()) facts.*condition.fact = condition.wanted;
  int left_out = 0;
  for (const auto& [from, from_text] : book().texts().all("sectors")) {
    for (const auto* to : {"police", "bank", "desk", "research", "public", "victim"}) {
      for (const auto data_class : {DataClass::kAccount, DataClass::kVictim, DataClass::kTraffic, DataClass::kTechnical}) {
        if (from == "*" || known.contains({from, to, data_class})) continue;
        ++left_out;
        for (const auto& [purpose, text] : book().texts().all("purposes")) {
          const Question question{.from = {"a", from},
                                  .to = {"b", to},
                                  .data_class = data_class,
                                  .purpose = purpose,
                                  .subject = "s",
                                  .facts = facts,
                                  .at = kNow};
          EXPECT_TRUE(std::holds_alternative<Deny>(asked.decide(question))) << from << " " << to << " " << purpose;
        }
      }
    }
  }
  EXPECT_GT(left_out, 100);
}

TEST(Matrix, AsJsonIsSmallEnoughForAPageOfOneGiver) {
  const auto json = matrix_json(engine(), "police", kNow);
  EXPECT_LT(json.size(), 40'000U);
  const auto document = JsonDocument::parse(json).value();
  EXPECT_EQ(document.root().string("date").value(), "2026-11-24");
  EXPECT_GT(document.root().array("cells").value().size(), 40U);
}

}  // namespace
}  // namespace dijkwacht::policy
