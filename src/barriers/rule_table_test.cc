#include "barriers/rule_table.h"

#include <gtest/gtest.h>

#include <fstream>

#include "barriers/decision.h"
#include "base/random.h"
#include "store/database_testing.h"

namespace dijkwacht::barriers {
namespace {

std::filesystem::path shipped() { return std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers/payment-rules.toml"; }

class RuleFile : public ::testing::Test {
 protected:
  /// The shipped file with one text replaced.
  Result<RuleTable> load_with(const std::string& from, const std::string& to) {
    std::ifstream in(shipped());
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    const auto file = folder_.path() / "rules.toml";
    std::ofstream(file) << text;
    return RuleTable::load(file);
  }
  store::testing::TemporaryFolder folder_;
};

TEST_F(RuleFile, TheShippedTableIsReadWhole) {
  const auto table = RuleTable::load(shipped());
  ASSERT_TRUE(table) << table.error().message;
  ASSERT_EQ(table->rules().size(), 4U);
  for (const auto& rule : table->rules()) EXPECT_EQ(rule.hold.has_value(), rule.action == Action::kHold);
}

TEST_F(RuleFile, AnErrorNamesItsKey) {
  const auto field = [&](const std::string& from, const std::string& to) {
    const auto refused = load_with(from, to);
    return refused ? std::string("read") : refused.error().field;
  };
  EXPECT_EQ(field("hold_hours = 72", "hold_hours = 0"), "hold_hours");
  EXPECT_EQ(field("hold_hours = 72", "hold_hours = 337"), "hold_hours");
  EXPECT_EQ(field("hold_hours = 72", "hold_hours = 336"), "read");
  EXPECT_EQ(field("action = \"hold\"", "action = \"block\""), "action");
  EXPECT_EQ(field("action = \"hold\"", "action = \"allow\""), "action");
  EXPECT_EQ(field("id = \"B02\"", "id = \"B01\""), "id");
  EXPECT_EQ(field("version = 1", "version = 0"), "version");
  EXPECT_EQ(field("state = \"active\"", "state = \"on\""), "state");
  EXPECT_EQ(field("hold_hours = 72", "hold_hours = 72\nheld_out_nl = \"a\"\nheld_out_en = \"a\""), "held_out_nl")
      << "nobody loses a hold's protection for a trial";
  EXPECT_EQ(field("held_out_en", "held_out_fr"), "held_out_en");
  EXPECT_EQ(field("place = \"debtor\"", "place = \"bank\""), "place");
  EXPECT_EQ(field("class = \"ACC\"", "class = \"ACCOUNT\""), "class");
  EXPECT_EQ(field("mark = \"D\"", "mark = \"maybe\""), "mark");
  EXPECT_FALSE(load_with("appeal_nl", "appeal_xx"));
  EXPECT_FALSE(load_with("source =", "bron ="));
  EXPECT_FALSE(load_with("[[rules]]", "[[rules"));
  EXPECT_EQ(RuleTable::load(folder_.path() / "none.toml").error().code, ErrorCode::kNotFound);
}

TEST(RuleText, IsReadBackAsItWas) {
  const auto table = RuleTable::load(shipped()).value();
  for (const auto& rule : table.rules()) EXPECT_EQ(rule_text(read_rule(rule_text(rule)).value()), rule_text(rule));
  EXPECT_FALSE(read_rule("{}"));
  EXPECT_FALSE(read_rule("not json"));
}

class Deciding : public ::testing::Test {
 protected:
  Fact fact(Place place, policy::DataClass data_class, std::string role) {
    SeededRandom random(seed_++);
    return {0, place, signals::SignalId::random(random), 1, data_class, std::move(role), "police", "police"};
  }
  std::vector<AskedRule> as_shipped() const {
    std::vector<AskedRule> asked;
    for (const auto& rule : table_.rules()) asked.push_back({rule.id, rule.version, rule.first_state});
    return asked;
  }
  std::uint64_t seed_ = 1;
  const RuleTable table_ = RuleTable::load(shipped()).value();
};

TEST_F(Deciding, WithoutFactsEverythingIsAllowed) {
  const auto proposal = decide(table_, as_shipped(), {});
  EXPECT_EQ(proposal.action, Action::kAllow);
  EXPECT_TRUE(proposal.findings.empty());
  EXPECT_EQ(proposal.holding(), nullptr);
}

TEST_F(Deciding, ARuleSpeaksOnlyOfItsPlaceClassAndRole) {
  const auto action = [&](Place place, policy::DataClass data_class, std::string role) {
    return decide(table_, as_shipped(), {{fact(place, data_class, std::move(role))}}).action;
  };
  using enum policy::DataClass;
  EXPECT_EQ(action(Place::kDebtor, kAccount, "receiving-account"), Action::kHold);
  EXPECT_EQ(action(Place::kDebtor, kAccount, "victim-account"), Action::kAllow);
  EXPECT_EQ(action(Place::kText, kAccount, "receiving-account"), Action::kAllow);
  EXPECT_EQ(action(Place::kDebtor, kTechnical, "receiving-account"), Action::kAllow);
  EXPECT_EQ(action(Place::kText, kTechnical, "scam-site"), Action::kWarn);
  EXPECT_EQ(action(Place::kCreditor, kAccount, "receiving-account"), Action::kHold);
}

TEST_F(Deciding, OfTwoHoldsTheLongerOneIsTaken) {
  const auto proposal = decide(table_, as_shipped(),
                               {{fact(Place::kCreditor, policy::DataClass::kAccount, "receiving-account"),
                                 fact(Place::kDebtor, policy::DataClass::kAccount, "receiving-account")}});
  ASSERT_NE(proposal.holding(), nullptr);
  EXPECT_EQ(proposal.holding()->rule->id, "B01");
  EXPECT_EQ(proposal.findings.size(), 2U);
}

TEST_F(Deciding, ARuleInShadowIsAskedAndChangesNothing) {
  const Facts facts{{fact(Place::kDebtor, policy::DataClass::kAccount, "receiving-account")}};
  auto asked = as_shipped();
  asked[0].state = RuleState::kShadow;
  const auto proposal = decide(table_, asked, facts);
  EXPECT_EQ(proposal.action, Action::kAllow);
  EXPECT_TRUE(proposal.findings.empty());
  ASSERT_EQ(proposal.shadow.size(), 1U);
  EXPECT_EQ(consequences(proposal), (std::vector<Consequence>{{"B01", table_.rules()[0].version, ConsequenceKind::kWouldHold}}));
}

TEST_F(Deciding, ARuleThatATrialHoldsOutIsRecordedAndWarnsNobody) {
  const Facts facts{{fact(Place::kText, policy::DataClass::kTechnical, "scam-site")}};
  auto asked = as_shipped();
  asked[2].is_held_out = true;
  const auto proposal = decide(table_, asked, facts);
  EXPECT_EQ(proposal.action, Action::kAllow);
  EXPECT_EQ(consequences(proposal), (std::vector<Consequence>{{"B03", table_.rules()[2].version, ConsequenceKind::kHeldOut}}));
}

TEST_F(Deciding, ADraftASuspendedAndAnUnnamedRuleAreSilent) {
  const Facts facts{{fact(Place::kDebtor, policy::DataClass::kAccount, "receiving-account")}};
  auto asked = as_shipped();
  for (const auto state : {RuleState::kDraft, RuleState::kSuspended}) {
    asked[0].state = state;
    EXPECT_TRUE(consequences(decide(table_, asked, facts)).empty()) << name_of(state);
  }
  EXPECT_TRUE(consequences(decide(table_, {}, facts)).empty());
}

TEST_F(Deciding, WhatCameOfEachRuleIsToldByRule) {
  auto asked = as_shipped();
  asked[3].state = RuleState::kActive;
  const auto proposal = decide(table_, asked,
                               {{fact(Place::kCreditor, policy::DataClass::kAccount, "receiving-account"),
                                 fact(Place::kText, policy::DataClass::kTechnical, "scam-site")}});
  std::vector<ConsequenceKind> kinds;
  for (const auto& each : consequences(proposal)) kinds.push_back(each.kind);
  using enum ConsequenceKind;
  EXPECT_EQ(kinds, (std::vector{kHeld, kOutweighed, kOutweighed})) << "B02 holds; B03 and B04 would have warned";
}

TEST_F(Deciding, FactsAreKeptAndReadBackAsTheyWere) {
  const Facts facts{
      {fact(Place::kDebtor, policy::DataClass::kAccount, "a"), fact(Place::kText, policy::DataClass::kTechnical, "b")}};
  EXPECT_EQ(read_facts(facts_text(facts)).value(), facts);
  EXPECT_FALSE(read_facts("[{}]"));
}

}  // namespace
}  // namespace dijkwacht::barriers
