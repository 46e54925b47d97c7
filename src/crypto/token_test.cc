#include "crypto/token.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

namespace dijkwacht::crypto {
namespace {

SecretKey counting_key() {
  Bytes bytes;
  for (std::uint8_t i = 0; i < 32; ++i) bytes.push_back(i);
  return std::move(*SecretKey::from_bytes(bytes));
}

// Computed with Python's hashlib.blake2b(text, key=bytes(range(32)), digest_size=16).
TEST(Token, IsKeyedBlake2b128OfVersionTypeAndValue) {
  const auto key = counting_key();
  EXPECT_EQ(tokenise(key, "iban", "NL91ABNA0417164300").text(), "c3fb4344571eff01848f1739eb41a2ff");
  EXPECT_EQ(tokenise(key, "phone", "+31612345678").text(), "21c5a0811432cd94d4720559349b52eb");
  EXPECT_EQ(tokenise(key, "domain", "example.nl").text(), "7a4618fe6353778c79a68db118c529c1");
  EXPECT_EQ(tokenise(key, "iban", "").text(), "fb4e7a9595ec5c69594a54a3020b8d19");
}

RC_GTEST_PROP(TokenProperty, EqualsGenerichashOfTheWholeText, (const std::string& canonical)) {
  const auto key = SecretKey::random();
  const auto text = "v1|email|" + canonical;
  Token expected;
  crypto_generichash(expected.bytes.data(), 16, as_bytes(text).data(), text.size(), key.bytes().data(), 32);
  RC_ASSERT(tokenise(key, "email", canonical) == expected);
}

RC_GTEST_PROP(TokenProperty, TurnsIntoTextAndBytesAndBack, (const std::string& canonical)) {
  const auto token = tokenise(counting_key(), "url", canonical);
  RC_ASSERT(Token::parse(token.text()).value() == token);
  RC_ASSERT(Token::from_bytes(token.bytes).value() == token);
}

TEST(Token, DiffersByKeyTypeAndValue) {
  const auto key = counting_key();
  const auto token = tokenise(key, "iban", "A");
  EXPECT_NE(token, tokenise(SecretKey::random(), "iban", "A"));
  EXPECT_NE(token, tokenise(key, "phone", "A"));
  EXPECT_NE(token, tokenise(key, "iban", "a"));
}

TEST(Token, ReadsOnly32HexadecimalDigits) {
  for (const auto* text :
       {"", "c3fb", "c3fb4344571eff01848f1739eb41a2f", "c3fb4344571eff01848f1739eb41a2ff0", "g3fb4344571eff01848f1739eb41a2ff"}) {
    EXPECT_EQ(Token::parse(text).error().code, ErrorCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(Token::from_bytes(Bytes(15)).error().code, ErrorCode::kDataCorrupt);
}

}  // namespace
}  // namespace dijkwacht::crypto
