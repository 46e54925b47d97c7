#include "effect/intervention.h"

#include <gtest/gtest.h>

namespace dijkwacht::effect {
namespace {

constexpr int kPayers = 20'000;

barriers::Rule warning() {
  barriers::Rule rule;
  rule.id = "B03";
  rule.action = barriers::Action::kWarn;
  rule.may_be_held_out = Bilingual{"mag", "may"};
  return rule;
}

Plan trial() {
  return {
      .rule = "B03", .hypothesis = "minder fraude", .fraud_types = {"AKF"}, .neighbour_types = {"WSF"}, .held_out_percent = 20};
}

Plan steps() {
  auto plan = trial();
  plan.design = Design::kSteps;
  plan.held_out_percent = 0;
  plan.units = {{"a", parse_date("2026-09-07").value()}, {"b", parse_date("2026-09-07").value()}, {"c", {}}, {"d", {}}};
  return plan;
}

std::string field(const Plan& plan, const barriers::Rule& rule = warning()) {
  const auto checked = check_plan(plan, rule);
  return checked ? "fits" : checked.error().field;
}

crypto::Token payer(int number) {
  crypto::Token token;
  for (std::size_t i = 0; i < sizeof(number); ++i) token.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return token;
}

TEST(Plans, NameWhatIsWrong) {
  EXPECT_EQ(field(trial()), "fits");
  EXPECT_EQ(field(steps()), "fits");
  const auto changed = [](Plan plan, auto change) {
    change(plan);
    return field(plan);
  };
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.hypothesis.clear(); }), "hypothesis");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.hypothesis = std::string(1001, 'h'); }), "hypothesis");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.fraud_types.clear(); }), "fraudTypes");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.fraud_types = {"akf"}; }), "fraudTypes");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.neighbour_types = {"AKF"}; }), "neighbourTypes");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.held_out_percent = 4; }), "heldOutPercent");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.held_out_percent = 51; }), "heldOutPercent");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.cost_minor = -1; }), "costMinor");
  EXPECT_EQ(changed(trial(), [](Plan& plan) { plan.units = {{"a", {}}}; }), "units");
  EXPECT_EQ(changed(steps(), [](Plan& plan) { plan.held_out_percent = 20; }), "heldOutPercent");
  EXPECT_EQ(changed(steps(), [](Plan& plan) { plan.units.pop_back(); }), "units");
  EXPECT_EQ(changed(steps(), [](Plan& plan) { plan.units[1].name = "a"; }), "units");
  EXPECT_EQ(changed(steps(), [](Plan& plan) { plan.units[0].from = parse_date("2026-09-08").value(); }), "units");
  EXPECT_EQ(changed(steps(), [](Plan& plan) { plan.units[2].from = plan.units[3].from = plan.units[0].from; }), "units")
      << "all at once leaves nobody to compare with";
}

TEST(Plans, NobodyIsLeftWithoutARuleWhoseDataDoNotPermitIt) {
  auto rule = warning();
  rule.may_be_held_out.reset();
  EXPECT_EQ(field(trial(), rule), "rule");
  EXPECT_EQ(field(steps(), rule), "fits") << "in steps nobody is drawn";
}

TEST(Plans, AreReadBackAsTheyWere) {
  for (const auto& plan : {trial(), steps()}) {
    const auto text = plan_text(plan);
    EXPECT_EQ(plan_text(read_plan(JsonDocument::parse(text)->root()).value()), text);
  }
}

TEST(Plans, AreFixedByTheStart) {
  Intervention intervention{.plan = trial()};
  EXPECT_TRUE(check_amendable(intervention));
  for (const auto state : {InterventionState::kRunning, InterventionState::kEnded}) {
    intervention.state = state;
    EXPECT_EQ(check_amendable(intervention).error().code, ErrorCode::kFailedPrecondition);
  }
}

TEST(Arms, AreTheSameEachTimeAndAsLargeAsPlanned) {
  const auto key = crypto::SecretKey::random();
  int held_out = 0;
  for (int number = 0; number < kPayers; ++number) {
    const auto arm = arm_of(key, payer(number), 20);
    EXPECT_EQ(arm, arm_of(key, payer(number), 20));
    held_out += arm == Arm::kHeldOut ? 1 : 0;
  }
  EXPECT_NEAR(held_out, 4000, 400) << "seven standard deviations";
}

TEST(Arms, OfAnotherInterventionAreDrawnAnew) {
  const auto one = crypto::SecretKey::random();
  const auto other = crypto::SecretKey::random();
  int both = 0;
  for (int number = 0; number < kPayers; ++number) {
    both += arm_of(one, payer(number), 50) == Arm::kHeldOut && arm_of(other, payer(number), 50) == Arm::kHeldOut ? 1 : 0;
  }
  EXPECT_NEAR(both, kPayers / 4, 430) << "seven standard deviations";
}

}  // namespace
}  // namespace dijkwacht::effect
