#include "crypto/proof_of_work.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/bytes.h"

namespace dijkwacht::crypto {
namespace {

const Time kNow = parse_time("2026-11-24T20:54:21Z").value();
constexpr Duration kValidity = std::chrono::minutes(10);

std::string solve(const std::string& challenge, int bits) {
  for (int i = 0;; ++i) {
    if (is_proof_of_work(challenge, std::to_string(i), bits)) return std::to_string(i);
  }
}

class ProofOfWorkTest : public ::testing::Test {
 protected:
  SeededRandom random_{1};
  ProofOfWork asker_{SecretKey::random(), 8, kValidity};
};

// Found with Python's hashlib: BLAKE2b-256("challenge:24") begins with 000319, which is 14 zero bits.
TEST_F(ProofOfWorkTest, CountsLeadingBitsOfBlake2b256) {
  EXPECT_TRUE(is_proof_of_work("challenge", "24", 14));
  EXPECT_FALSE(is_proof_of_work("challenge", "24", 15));
  EXPECT_FALSE(is_proof_of_work("challenge", "23", 14));
  EXPECT_TRUE(is_proof_of_work("challenge", "anything", 0));
}

TEST_F(ProofOfWorkTest, SolvedChallengeIsTakenUntilItExpires) {
  const auto challenge = asker_.challenge(kNow, random_);
  EXPECT_EQ(challenge.bits, 8);
  const auto nonce = solve(challenge.text, 8);
  EXPECT_EQ(asker_.check(challenge.text, nonce, kNow).value(), kNow + kValidity);
  EXPECT_TRUE(asker_.check(challenge.text, nonce, kNow + kValidity - Duration(1)));
  EXPECT_EQ(asker_.check(challenge.text, nonce, kNow + kValidity).error().code, ErrorCode::kFailedPrecondition);
}

TEST_F(ProofOfWorkTest, WrongOrOverlongNonceIsRefused) {
  const auto challenge = asker_.challenge(kNow, random_).text;
  int wrong = 0;
  while (is_proof_of_work(challenge, std::to_string(wrong), 8)) ++wrong;
  EXPECT_EQ(asker_.check(challenge, std::to_string(wrong), kNow).error().field, "nonce");
  std::string overlong = std::string(kProofOfWorkNonceBytesMax + 1, 'x');
  while (!is_proof_of_work(challenge, overlong, 8)) overlong += 'x';
  EXPECT_EQ(asker_.check(challenge, overlong, kNow).error().field, "nonce");
}

TEST_F(ProofOfWorkTest, AnyFlippedBitOfAChallengeIsRefused) {
  const auto whole = from_base64url(asker_.challenge(kNow, random_).text).value();
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    auto changed = whole;
    changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
    EXPECT_EQ(asker_.check(to_base64url(changed), "0", kNow).error().field, "challenge") << bit;
  }
}

TEST_F(ProofOfWorkTest, ChallengeOfAnotherKeyIsRefused) {
  const ProofOfWork other(SecretKey::random(), 0, kValidity);
  EXPECT_EQ(asker_.check(other.challenge(kNow, random_).text, "0", kNow).error().code, ErrorCode::kInvalidArgument);
}

TEST_F(ProofOfWorkTest, ChallengesDiffer) {
  EXPECT_NE(asker_.challenge(kNow, random_).text, asker_.challenge(kNow, random_).text);
}

TEST_F(ProofOfWorkTest, DifficultyBelongsToTheChallenge) {
  const auto key = Bytes(32, 7);
  const ProofOfWork easy(SecretKey::from_bytes(key).value(), 0, kValidity);
  const ProofOfWork hard(SecretKey::from_bytes(key).value(), 99, kValidity);
  EXPECT_TRUE(hard.check(easy.challenge(kNow, random_).text, "0", kNow)) << "asked before it was made harder";
  EXPECT_EQ(hard.challenge(kNow, random_).bits, kProofOfWorkBitsMax);
}

RC_GTEST_PROP(ProofOfWorkProperty, AnyTextAsChallengeIsRefused, (const std::string& text)) {
  const ProofOfWork asker(SecretKey::random(), 0, kValidity);
  RC_ASSERT(!asker.check(text, "0", kNow));
}

}  // namespace
}  // namespace dijkwacht::crypto
