#include "auth/password.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dijkwacht::auth {
namespace {

const PasswordCost kCheap = PasswordCost::cheap_for_tests();

TEST(Password, IsKnownByItsHashOnly) {
  const auto hash = hash_password(Password("correct horse battery"), kCheap).value();
  EXPECT_THAT(hash, ::testing::StartsWith("$argon2id$v=19$m=8,t=1,p=1$"));
  EXPECT_TRUE(is_password(Password("correct horse battery"), hash));
  for (const auto* wrong : {"", "correct horse batter", "correct horse battery ", "Correct horse battery"}) {
    EXPECT_FALSE(is_password(Password(wrong), hash)) << wrong;
  }
}

// Made by the reference implementation's test (phc-winner-argon2, src/test.c, Argon2id, t=2, m=2^16, p=1).
TEST(Password, VerifiesTheReferenceHash) {
  constexpr auto kHash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
  EXPECT_TRUE(is_password(Password("password"), kHash));
  EXPECT_FALSE(is_password(Password("passwore"), kHash));
}

TEST(Password, SameOneHashesDifferently) {
  EXPECT_NE(hash_password(Password("correct horse battery"), kCheap).value(),
            hash_password(Password("correct horse battery"), kCheap).value());
}

TEST(Password, ZeroBytesDoNotEndIt) {
  const auto hash = hash_password(Password(std::string("abc\0def", 7)), kCheap).value();
  EXPECT_FALSE(is_password(Password("abc"), hash));
}

TEST(Password, DamagedHashIsNobodys) {
  for (const auto& hash : {std::string(), std::string("x"), std::string("$argon2id$"), std::string(500, 'x')}) {
    EXPECT_FALSE(is_password(Password(""), hash)) << hash;
    EXPECT_TRUE(needs_new_hash(hash, kCheap)) << hash;
  }
}

TEST(Password, AnotherCostNeedsANewHash) {
  const auto hash = hash_password(Password("correct horse battery"), kCheap).value();
  EXPECT_FALSE(needs_new_hash(hash, kCheap));
  EXPECT_TRUE(needs_new_hash(hash, {kCheap.operations + 1, kCheap.memory_bytes}));
}

TEST(Password, LengthIsBounded) {
  const auto settings = settings_for_tests().password;
  EXPECT_FALSE(check_new_password(Password(std::string(11, 'a')), settings));
  EXPECT_TRUE(check_new_password(Password(std::string(12, 'a')), settings));
  EXPECT_TRUE(check_new_password(Password(std::string(128, 'a')), settings));
  EXPECT_EQ(check_new_password(Password(std::string(129, 'a')), settings).error().field, "password");
}

TEST(AuthSettings, EachIsCheckedAndNamed) {
  EXPECT_TRUE(check(settings_for_tests()));
  const auto refused = [](auto change) {
    auto settings = settings_for_tests();
    change(settings);
    const auto status = check(settings);
    return status ? std::string("taken") : status.error().field;
  };
  EXPECT_EQ(refused([](auto& s) { s.password.cost.memory_bytes = 0; }), "password.cost");
  EXPECT_EQ(refused([](auto& s) { s.lock_out.failures_allowed = 0; }), "lockOut.failuresAllowed");
  EXPECT_EQ(refused([](auto& s) { s.lock_out.longest_lock = Duration(1); }), "lockOut.longestLock");
  EXPECT_EQ(refused([](auto& s) { s.session.idle_max = Duration::zero(); }), "session.idleMax");
  EXPECT_EQ(refused([](auto& s) { s.session.age_max = s.session.idle_max - Duration(1); }), "session.ageMax");
  EXPECT_EQ(refused([](auto& s) { s.rate.machine.burst = 0; }), "rate.machine");
  EXPECT_EQ(refused([](auto& s) { s.api_key_age_max = Duration::zero(); }), "apiKeyAgeMax");
}

}  // namespace
}  // namespace dijkwacht::auth
