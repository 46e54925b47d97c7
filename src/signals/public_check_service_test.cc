#include "signals/public_check_service.h"

#include <gtest/gtest.h>

#include "signals/freeze_service.h"
#include "signals/withdrawal_service.h"
#include "signals/world_testing.h"

namespace dijkwacht::signals {
namespace {

using identifiers::IdentifierType;
using testing::World;

class PublicCheck : public ::testing::Test {
 protected:
  bool is_known(const identifiers::Identifier& identifier) { return checks_.ask(identifier).value().reports_known; }
  std::int64_t checks_today() {
    const auto days = checks_.days(1).value();
    return days.empty() ? 0 : days.front().checks;
  }

  World world_;
  identifiers::Identifier account_ = World::account(1);
  PublicCheckService checks_{world_.police_context()};
};

TEST_F(PublicCheck, KnownOnlyWithEnoughIdentifiedReportersAndAnOpinionThatStands) {
  EXPECT_FALSE(is_known(account_));
  const auto published = world_.publish(account_, 2);
  EXPECT_FALSE(is_known(account_)) << "two reporters are too few";
  world_.publication.recount("identifier-1", 3, "system").value();
  EXPECT_TRUE(is_known(account_));
  world_.withdrawal.withdraw_opinion(published.opinion, "person:analyst-1").value();
  EXPECT_FALSE(is_known(account_));
}

TEST_F(PublicCheck, APhoneIsKnownThoughNoPartnerMayLearnOfIt) {
  const auto phone = identifiers::parse(IdentifierType::kPhone, "+99955501234", {.accept_synthetic_numbers = true}).value();
  world_.publish(phone, 3);
  EXPECT_TRUE(is_known(phone));
}

TEST_F(PublicCheck, AWebsiteIsKnownByTheNameThatItsOwnerRegistered) {
  world_.publish(identifiers::parse(IdentifierType::kDomain, "shop.example").value(), 3);
  EXPECT_TRUE(is_known(identifiers::parse(IdentifierType::kDomain, "betaal.shop.example").value()));
  EXPECT_FALSE(is_known(identifiers::parse(IdentifierType::kDomain, "other.example").value()));
}

TEST_F(PublicCheck, WhatIsPausedOrSharedByStrangersIsNotTold) {
  world_.publish(account_, 3);
  const auto node = world_.police_context();
  FreezeService freezes(node);
  const auto matched = freezes.match({account_}).value();
  world_.police.database
      ->write([&](store::Transaction& transaction) -> Status {
        const auto now = world_.clock.now();
        TRY(freezes.freeze(transaction, "request-1", {matched.front().indicator.id.text()}, now, now));
        return {};
      })
      .value();
  EXPECT_FALSE(is_known(account_));
  const auto other = World::account(2);
  world_.publish(other, 3, "identifier-2");
  EXPECT_TRUE(is_known(other));
  world_.police.database
      ->write([&](store::Transaction& transaction) {
        return note_stop(transaction, node, "identifier-2", "system", world_.clock.now());
      })
      .value();
  EXPECT_FALSE(is_known(other));
}

TEST_F(PublicCheck, ARuleThatIsOffIsNeverGivenAsNoneKnown) {
  world_.publish(account_, 3);
  world_.police.policy.set_switch("R06", policy::RuleState::kOff).value();
  EXPECT_EQ(checks_.ask(account_).error().code, ErrorCode::kUnavailable);
  EXPECT_EQ(checks_.ask(World::account(9)).error().code, ErrorCode::kUnavailable) << "for what nobody reported too";
  world_.police.policy.set_switch("R06", policy::RuleState::kActive).value();
  EXPECT_TRUE(is_known(account_));
}

TEST_F(PublicCheck, TheRecordOfAnAnswerNamesNoValueAndEveryCheckCounts) {
  world_.publish(account_, 3);
  is_known(account_);
  is_known(World::account(9));
  const auto entries = world_.police.audited("public-check.answered");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries.front().act.rule, "R06");
  EXPECT_EQ(entries.front().act.actor, "public");
  EXPECT_EQ(checks_today(), 2);
}

TEST_F(PublicCheck, WhoAsksAboutAPlantedValueIsNoticed) {
  checks_.plant({World::account(77)}).value();
  const auto answer = checks_.ask(World::account(77)).value();
  EXPECT_TRUE(answer.is_honeytoken);
  EXPECT_FALSE(answer.reports_known) << "it is answered as any other";
  EXPECT_FALSE(checks_.ask(World::account(78)).value().is_honeytoken);
  EXPECT_EQ(world_.police.audited("public-check.trapped").size(), 1U);
}

TEST_F(PublicCheck, OtherTypesAreNotForThePublic) {
  EXPECT_EQ(checks_.ask(identifiers::parse(IdentifierType::kIp, "192.0.2.1").value()).error().field, "type");
  EXPECT_EQ(checks_.ask(identifiers::parse(IdentifierType::kKvk, "68750110").value()).error().field, "type");
}

}  // namespace
}  // namespace dijkwacht::signals
