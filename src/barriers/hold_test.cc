#include "barriers/hold.h"

#include <gtest/gtest.h>

namespace dijkwacht::barriers {
namespace {

HoldContent content() {
  SystemRandom random;
  const auto now = parse_time("2026-11-24T12:00:00Z").value();
  return {.decision = DecisionId::random(random),
          .rule = "B01",
          .rule_version = 1,
          .signal = signals::SignalId::random(random),
          .amount = {100, "EUR"},
          .owner = "police",
          .sender = "police",
          .contact = {{"de politie", "the police"}, "+999 88 100 00 01", "", ""},
          .reason = {"omdat", "because"},
          .appeal = {"bezwaar", "object"},
          .placed_at = now,
          .expires_at = now + std::chrono::hours(1)};
}

TEST(Hold, IsNeverMadeWithoutAllThatItNeeds) {
  ASSERT_TRUE(Hold::create(HoldId(), content()));
  const auto refused = [](auto change) {
    auto incomplete = content();
    change(incomplete);
    const auto hold = Hold::create(HoldId(), incomplete);
    return hold ? std::string("made") : hold.error().field;
  };
  EXPECT_EQ(refused([](auto& c) { c.amount.minor = 0; }), "amount");
  EXPECT_EQ(refused([](auto& c) { c.amount.minor = -5; }), "amount");
  EXPECT_EQ(refused([](auto& c) { c.amount.currency.clear(); }), "amount");
  EXPECT_EQ(refused([](auto& c) { c.owner.clear(); }), "owner");
  EXPECT_EQ(refused([](auto& c) { c.sender.clear(); }), "owner");
  EXPECT_EQ(refused([](auto& c) { c.expires_at = c.placed_at; }), "expiresAt");
  EXPECT_EQ(refused([](auto& c) { c.expires_at = Time(); }), "expiresAt");
  EXPECT_EQ(refused([](auto& c) { c.reason.nl.clear(); }), "reason");
  EXPECT_EQ(refused([](auto& c) { c.reason.en.clear(); }), "reason");
  EXPECT_EQ(refused([](auto& c) { c.contact = {}; }), "contact");
  EXPECT_EQ(refused([](auto& c) { c.contact.name.en.clear(); }), "contact");
  EXPECT_EQ(refused([](auto& c) { c.contact.phone.clear(); }), "contact") << "a name without a way to reach it";
  EXPECT_EQ(refused([](auto& c) { c.contact.page = "javascript:alert(1)"; }), "contact");
  EXPECT_EQ(refused([](auto& c) { c.appeal.en.clear(); }), "appeal");
}

TEST(Hold, IsReleasedOnce) {
  const auto hold = Hold::create(HoldId(), content()).value();
  const auto now = hold.content().placed_at;
  const auto released = hold.released(ReleaseReason::kAnalyst, now).value();
  EXPECT_EQ(released.state(), HoldState::kReleased);
  EXPECT_FALSE(released.is_holding(now));
  EXPECT_EQ(released.released(ReleaseReason::kExpired, now).error().code, ErrorCode::kFailedPrecondition);
}

TEST(HoldCode, HasATextOfItsOwnAndAHashThatIsNotTheCode) {
  SystemRandom random;
  const auto code = new_hold_code(random);
  EXPECT_NE(code, new_hold_code(random));
  const auto hash = hash_of_hold_code(code).value();
  EXPECT_EQ(hash.size(), 32U);
  EXPECT_EQ(hash, hash_of_hold_code(code).value());
  for (const auto* wrong : {"", "short", "=====", "AAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAA!"}) {
    EXPECT_FALSE(hash_of_hold_code(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace dijkwacht::barriers
