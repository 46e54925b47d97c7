#include "barriers/barrier_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "barriers/rule_table.h"
#include "store/database_testing.h"

namespace dijkwacht::barriers {
namespace {

const std::filesystem::path kData = std::filesystem::path(DIJKWACHT_SOURCE_DIR) / "data";

policy::Texts words() { return policy::Texts::load(kData / "policy").value(); }

std::vector<BarrierModel> shipped() { return load_barrier_models(kData / "barriers/models", words()).value(); }

class ModelFile : public ::testing::Test {
 protected:
  /// What is refused when one text of the shipped model is replaced; "read" when nothing is.
  std::string field(const std::string& from, const std::string& to) {
    std::ifstream in(kData / "barriers/models/bank-helpdesk.toml");
    std::string text((std::istreambuf_iterator<char>(in)), {});
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    std::ofstream(folder_.path() / "model.toml") << text;
    const auto models = load_barrier_models(folder_.path(), words());
    return models ? "read" : models.error().field;
  }
  store::testing::TemporaryFolder folder_;
};

TEST(BarrierModels, TheThreeFormsOfThePlanAreThere) {
  std::set<std::string> types;
  for (const auto& model : shipped()) types.insert(model.fraud_types.begin(), model.fraud_types.end());
  for (const auto* type : {"BHF", "AKF", "WSF", "VKF", "BEL"}) EXPECT_TRUE(types.contains(type)) << type;
}

TEST(BarrierModels, EveryStepNamesASignAndEveryModelABarrierAtEachEnd) {
  for (const auto& model : shipped()) {
    EXPECT_GE(model.steps.size(), 6U) << model.id;
    for (const auto& step : model.steps) EXPECT_FALSE(step.signs.empty()) << model.id << " " << step.id;
    EXPECT_FALSE(model.steps.front().barriers.empty()) << model.id;
    EXPECT_FALSE(model.steps.back().barriers.empty()) << model.id;
  }
}

TEST(BarrierModels, APaymentRuleThatAModelNamesExists) {
  const auto table = RuleTable::load(kData / "barriers/payment-rules.toml").value();
  for (const auto& model : shipped()) {
    for (const auto& step : model.steps) {
      for (const auto& barrier : step.barriers) {
        if (!barrier.payment_rule) continue;
        EXPECT_TRUE(std::ranges::any_of(table.rules(), [&](const Rule& rule) { return rule.id == *barrier.payment_rule; }))
            << model.id << " " << barrier.id;
      }
    }
  }
}

TEST(BarrierModels, WhatTheLawDoesNotAllowYetIsNotSaidToBeInUse) {
  for (const auto& model : shipped()) {
    for (const auto& step : model.steps) {
      for (const auto& barrier : step.barriers) {
        const bool needs_law_to_come = barrier.policy_rule == "R10" || barrier.policy_rule == "R12";
        EXPECT_TRUE(!needs_law_to_come || barrier.status == BarrierStatus::kNotAllowed) << model.id << " " << barrier.id;
      }
    }
  }
}

TEST_F(ModelFile, AnErrorNamesItsKey) {
  EXPECT_EQ(field("version = 1", "version = 2"), "read");
  EXPECT_EQ(field("version = 1", "version = 0"), "version");
  EXPECT_EQ(field("kind = \"prevent\"", "kind = \"stop\""), "kind");
  EXPECT_EQ(field("status = \"partly\"", "status = \"maybe\""), "status");
  EXPECT_EQ(field("owner = [\"telecom\"]", "owner = []"), "owner");
  EXPECT_EQ(field("owner = [\"telecom\"]", "owner = [\"plumber\"]"), "owner");
  EXPECT_EQ(field("holder = \"police\"", "holder = \"nobody\""), "holder");
  EXPECT_EQ(field("class = \"TECH\"", "class = \"TECHNICAL\""), "class");
  EXPECT_EQ(field("id = \"spoof-block\"", "id = \"tell-leaked\""), "id");
  EXPECT_EQ(field("mark = \"D\"", "mark = \"E\""), "mark");
  EXPECT_EQ(field("claim_source = ", "claim_from = "), "claim_source");
  EXPECT_EQ(field("title_en = \"Bank-helpdesk fraud\"", "title_en = \"\""), "title");
  EXPECT_EQ(field("fraud_types = [\"BHF\"]", "fraud_types = []"), "fraud_types");
}

TEST_F(ModelFile, AFolderThatIsNotThereIsSaidSo) {
  EXPECT_EQ(load_barrier_models(folder_.path() / "none", words()).error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dijkwacht::barriers
