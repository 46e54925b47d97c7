#include "crypto/signature.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

namespace dijkwacht::crypto {
namespace {

// RFC 8032, 7.1, tests 1, 2 and 3: seed and public key.
TEST(SigningKeyPair, PublicKeyIsThatOfRfc8032) {
  const std::pair<const char*, const char*> vectors[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025"},
  };
  for (const auto& [seed, public_key] : vectors) {
    const auto pair = SigningKeyPair::from_seed(from_hex(seed).value()).value();
    EXPECT_EQ(to_hex(pair.public_key()), public_key);
    EXPECT_EQ(to_hex(pair.seed()), seed);
  }
}

// RFC 8032 signs the bare message, we never do; so the primitive is checked as RFC 8032, test 2, has it.
TEST(Signature, PrimitiveIsEd25519) {
  const auto seed = from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
  const auto expected =
      from_hex(
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d"
          "291612bb0c00")
          .value();
  const auto pair = SigningKeyPair::from_seed(seed).value();
  const std::uint8_t message = 0x72;
  EXPECT_EQ(crypto_sign_verify_detached(expected.data(), &message, 1, pair.public_key().data()), 0);
  EXPECT_FALSE(verify(pair.public_key(), "event", {&message, 1}, expected))
      << "a signature without a domain is no signature of ours";
}

TEST(Signature, CoversPrefixDomainAndMessageAsDocumented) {
  const auto pair = SigningKeyPair::random();
  const auto signature = pair.sign("receipt", as_bytes("p|h|t"));
  const std::string text = "dijkwacht/v1/receipt\np|h|t";
  EXPECT_EQ(crypto_sign_verify_detached(signature.data(), as_bytes(text).data(), text.size(), pair.public_key().data()), 0);
}

RC_GTEST_PROP(SignatureProperty, VerifiesForItsMessageDomainAndKeyOnly, (const Bytes& message)) {
  const auto pair = SigningKeyPair::random();
  const auto signature = pair.sign("event", message);
  RC_ASSERT(verify(pair.public_key(), "event", message, signature));
  RC_ASSERT(!verify(pair.public_key(), "audit-head", message, signature));
  RC_ASSERT(!verify(SigningKeyPair::random().public_key(), "event", message, signature));
  Bytes longer = message;
  longer.push_back(0);
  RC_ASSERT(!verify(pair.public_key(), "event", longer, signature));
}

RC_GTEST_PROP(SignatureProperty, AnyFlippedBitIsRefused, (const Bytes& message)) {
  const auto pair = SigningKeyPair::random();
  auto signature = pair.sign("event", message);
  const auto bit = *rc::gen::inRange<std::size_t>(0, 8 * signature.size());
  signature[bit / 8] = static_cast<std::uint8_t>(signature[bit / 8] ^ (1U << (bit % 8)));
  RC_ASSERT(!verify(pair.public_key(), "event", message, signature));
}

TEST(Signature, OfAnotherSizeIsRefused) {
  const auto pair = SigningKeyPair::random();
  const auto signature = pair.sign("event", {});
  EXPECT_FALSE(verify(pair.public_key(), "event", {}, ByteView(signature).first(63)));
  EXPECT_FALSE(verify(pair.public_key(), "event", {}, {}));
}

TEST(SigningKey, OnlyValidPointsAreRead) {
  const auto key = SigningKeyPair::random().public_key();
  EXPECT_EQ(parse_signing_key(to_base64url(key)).value(), key);
  for (const auto& bytes : {Bytes(31), Bytes(33), Bytes(32, 0), Bytes(32, 0xFF)}) {
    EXPECT_EQ(parse_signing_key(to_base64url(bytes)).error().code, ErrorCode::kInvalidArgument) << bytes.size();
  }
  EXPECT_FALSE(parse_signing_key("?"));
}

TEST(SigningKeyPair, SeedIs32Bytes) { EXPECT_EQ(SigningKeyPair::from_seed(Bytes(31)).error().code, ErrorCode::kDataCorrupt); }

}  // namespace
}  // namespace dijkwacht::crypto
