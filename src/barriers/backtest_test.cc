#include "barriers/backtest.h"

#include <gtest/gtest.h>

namespace dijkwacht::barriers {
namespace {

RuleTable shipped() { return RuleTable::load(std::string(DIJKWACHT_SOURCE_DIR) + "/data/barriers/payment-rules.toml").value(); }

Result<PastPayment> read(std::string_view json) { return read_past_payment(JsonDocument::parse(json)->root()); }

TEST(PastPayments, HoldWhatWasKnownAboutEachPlace) {
  const auto payment =
      read(R"({"payment":"p","debtor":"ACC:receiving-account  TECH","text":"TECH","amountMinor":1250,"fraud":false})").value();
  ASSERT_EQ(payment.facts.signals.size(), 3U);
  EXPECT_EQ(payment.facts.signals[0].role, "receiving-account");
  EXPECT_EQ(payment.facts.signals[1].data_class, policy::DataClass::kTechnical);
  EXPECT_EQ(payment.facts.signals[2].place, Place::kText);
  EXPECT_EQ(payment.amount_minor, 1250);
  EXPECT_EQ(payment.was_fraud, false);
  EXPECT_FALSE(read(R"({"payment":"p"})")->was_fraud) << "not known";
}

TEST(PastPayments, AnErrorNamesItsField) {
  EXPECT_EQ(read(R"({"debtor":"ACC"})").error().field, "payment");
  EXPECT_EQ(read(R"({"payment":""})").error().field, "payment");
  EXPECT_EQ(read(R"({"payment":"p","debtor":"ACCOUNT"})").error().field, "debtor");
  EXPECT_EQ(read(R"({"payment":"p","amountMinor":-1})").error().field, "amountMinor");
  EXPECT_EQ(read(R"({"payment":"p","fraud":"maybe"})").error().field, "fraud");
  EXPECT_EQ(read(R"({"payment":"p","debtorIban":"NL00"})").error().field, "debtorIban") << "no account comes in unseen";
}

TEST(BackTests, DecideAsTheNodeWouldAndCount) {
  auto rules = shipped().rules();
  rules[3].first_state = RuleState::kShadow;  // B04
  BackTest test{RuleTable(rules)};
  const auto held =
      test.decide(read(R"({"payment":"a","creditor":"ACC:receiving-account","amountMinor":500,"fraud":true})").value());
  EXPECT_EQ(
      held,
      R"({"payment":"a","action":"hold","rules":[{"rule":"B02","version":3,"did":"held"},{"rule":"B04","version":1,"did":"would-warn"}]})");
  test.decide(read(R"({"payment":"b","text":"TECH","fraud":false})").value());
  test.decide(read(R"({"payment":"c"})").value());
  EXPECT_EQ(test.actions().at(Action::kHold).amount_minor, 500);
  EXPECT_EQ(test.actions().at(Action::kHold).fraud, 1);
  EXPECT_EQ(test.actions().at(Action::kWarn).no_fraud, 1);
  EXPECT_EQ(test.actions().at(Action::kAllow).payments, 1);
  EXPECT_EQ(test.rules().at({"B04", ConsequenceKind::kWouldWarn}).payments, 1);
}

}  // namespace
}  // namespace dijkwacht::barriers
