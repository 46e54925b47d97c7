#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "store/database_testing.h"
#include "victims/goodwill.h"
#include "victims/help_steps.h"

namespace dijkwacht::victims {
namespace {

const std::string kData = std::string(DIJKWACHT_SOURCE_DIR) + "/data";

std::string text_of(const std::string& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// The message that a changed data file is refused with; "read" when it is read.
template <typename Load>
std::string refusal(const std::string& file, const std::string& from, const std::string& to, Load load) {
  auto text = text_of(kData + "/victims/" + file);
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
  const store::testing::TemporaryFolder folder;
  const auto changed = folder.path() / file;
  std::ofstream(changed) << text;
  const auto loaded = load(changed);
  return loaded ? "read" : loaded.error().message;
}

Result<HelpSteps> load_steps(const std::filesystem::path& file) {
  static const auto routing = reports::RoutingTable::load(kData + "/routing").value();
  static const auto forms = reports::FormCatalogue::load(kData + "/taxonomy", kData + "/forms").value();
  return HelpSteps::load(file, routing, forms);
}

TEST(HelpSteps, EveryTypeOfFraudAndEveryChoiceHasAStep) {
  const auto help = load_steps(kData + "/victims/help-steps.toml").value();
  const auto forms = reports::FormCatalogue::load(kData + "/taxonomy", kData + "/forms").value();
  const auto named = [&](auto member, const std::string& id) {
    return std::ranges::any_of(help.steps(),
                               [&](const HelpSteps::Step& step) { return std::ranges::count(step.*member, id) > 0; });
  };
  for (const auto& choice : help.harms()) EXPECT_TRUE(named(&HelpSteps::Step::harm, choice.id)) << choice.id;
  for (const auto& choice : help.wishes()) EXPECT_TRUE(named(&HelpSteps::Step::wish, choice.id)) << choice.id;
  for (const auto& type : forms.fraud_types()) {
    EXPECT_TRUE(!type.is_reportable || named(&HelpSteps::Step::fraud, type.code)) << type.code;
  }
}

TEST(HelpSteps, EveryoneIsWarnedOfWhoOffersToFetchTheMoneyBack) {
  const auto help = load_steps(kData + "/victims/help-steps.toml").value();
  const auto warning = std::ranges::find(help.steps(), "no-rescuer", &HelpSteps::Step::id);
  ASSERT_NE(warning, help.steps().end());
  EXPECT_TRUE(warning->fraud.empty() && warning->harm.empty() && warning->wish.empty());
}

TEST(HelpSteps, WhatIsNotThereIsRefusedByName) {
  const auto said = [](const std::string& from, const std::string& to) {
    return refusal("help-steps.toml", from, to, load_steps);
  };
  EXPECT_NE(said("desk = \"BANK\"", "desk = \"NONE\"").find("'desk'"), std::string::npos);
  EXPECT_NE(said("harm = [\"device\"]", "harm = [\"moon\"]").find("'harm'"), std::string::npos);
  EXPECT_NE(said("fraud = [\"BEL\"]", "fraud = [\"XXX\"]").find("'fraud'"), std::string::npos);
  EXPECT_NE(said("page = \"goodwill\"", "page = \"elsewhere\"").find("'page'"), std::string::npos);
  EXPECT_NE(said("id = \"device-off\"", "id = \"call-bank\"").find("'id'"), std::string::npos);
}

TEST(Goodwill, SaysThatItIsNoPromiseAndHasAnOutcomeForEachEffect) {
  const auto check = GoodwillCheck::load(kData + "/victims/goodwill.toml").value();
  EXPECT_NE(check.no_promise().nl.find("geen belofte"), std::string::npos);
  ASSERT_EQ(check.outcomes().size(), kGoodwillEffectCount);
  std::set<GoodwillEffect> used;
  for (const auto& question : check.questions()) {
    for (const auto& option : question.options) used.insert(option.effect);
  }
  EXPECT_EQ(used.size(), kGoodwillEffectCount) << "each outcome can be reached";
}

TEST(Goodwill, AnAnswerThatStandsInTheWaySaysWhy) {
  const auto said = [](const std::string& from, const std::string& to) {
    return refusal("goodwill.toml", from, to, [](const std::filesystem::path& file) { return GoodwillCheck::load(file); });
  };
  EXPECT_NE(said("effect = \"needed\", because", "effect = \"needed\", reason").find("because"), std::string::npos);
  EXPECT_NE(said("effect = \"excluded\"", "effect = \"perhaps\"").find("'effect'"), std::string::npos);
  EXPECT_NE(said("percent = 96", "percent = 196").find("'percent'"), std::string::npos);
}

}  // namespace
}  // namespace dijkwacht::victims
