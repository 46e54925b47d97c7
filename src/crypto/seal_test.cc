#include "crypto/seal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>

namespace dijkwacht::crypto {
namespace {

Bytes counting(std::uint8_t from, std::size_t size) {
  Bytes bytes;
  for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<std::uint8_t>(from + i));
  return bytes;
}

// draft-irtf-cfrg-xchacha-03, A.3.1, opened as a compartment; its associated data is not text, and need not be.
TEST(Compartment, OpensThePublishedXChaChaVector) {
  const auto key = SecretKey::from_bytes(counting(0x80, 32)).value();
  const Compartment sealed{
      counting(0x40, 24),
      from_hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216"
               "cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13"
               "b52ec0875924c1c7987947deafd8780acf49")
          .value()};
  const auto context = from_hex("50515253c0c1c2c3c4c5c6c7").value();
  EXPECT_EQ(as_text(open_compartment(key, as_text(context), sealed).value()),
            "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
}

TEST(Compartment, ContextIsReportPartAndVersion) {
  EXPECT_EQ(compartment_context("6f9b", "counterparty", 1), "6f9b|counterparty|1");
}

RC_GTEST_PROP(CompartmentProperty, OpensToWhatWasSealed, (const Bytes& plaintext, const std::string& context)) {
  const auto key = SecretKey::random();
  RC_ASSERT(open_compartment(key, context, seal_compartment(key, context, plaintext)).value() == plaintext);
}

RC_GTEST_PROP(CompartmentProperty, AnyFlippedBitIsRefused, (const Bytes& plaintext)) {
  const auto key = SecretKey::random();
  auto sealed = seal_compartment(key, "r|counterparty|1", plaintext);
  const auto bits = 8 * (sealed.nonce.size() + sealed.ciphertext.size());
  const auto bit = *rc::gen::inRange<std::size_t>(0, bits);
  auto& byte = bit / 8 < sealed.nonce.size() ? sealed.nonce[bit / 8] : sealed.ciphertext[bit / 8 - sealed.nonce.size()];
  byte = static_cast<std::uint8_t>(byte ^ (1U << (bit % 8)));
  RC_ASSERT(open_compartment(key, "r|counterparty|1", sealed).error().code == ErrorCode::kDataCorrupt);
}

RC_GTEST_PROP(CompartmentProperty, AnyShorterPartIsRefused, (const Bytes& plaintext)) {
  const auto key = SecretKey::random();
  auto sealed = seal_compartment(key, "c", plaintext);
  sealed.ciphertext.resize(*rc::gen::inRange<std::size_t>(0, sealed.ciphertext.size()));
  RC_ASSERT(!open_compartment(key, "c", sealed));
}

TEST(Compartment, AnotherPlaceOrKeyDoesNotOpenIt) {
  const auto key = SecretKey::random();
  const auto sealed = seal_compartment(key, compartment_context("r1", "counterparty", 1), as_bytes("told"));
  for (const auto& context : {compartment_context("r2", "counterparty", 1), compartment_context("r1", "victim", 1),
                              compartment_context("r1", "counterparty", 2), std::string()}) {
    EXPECT_EQ(open_compartment(key, context, sealed).error().code, ErrorCode::kDataCorrupt) << context;
  }
  EXPECT_FALSE(open_compartment(SecretKey::random(), compartment_context("r1", "counterparty", 1), sealed));
}

TEST(Compartment, NonceOfAnotherSizeIsRefused) {
  const auto key = SecretKey::random();
  auto sealed = seal_compartment(key, "c", as_bytes("x"));
  sealed.nonce.pop_back();
  EXPECT_FALSE(open_compartment(key, "c", sealed));
  sealed.nonce.resize(25);
  EXPECT_FALSE(open_compartment(key, "c", sealed));
}

TEST(Compartment, SealingTwiceTellsNothing) {
  const auto key = SecretKey::random();
  EXPECT_NE(seal_compartment(key, "c", as_bytes("same")).ciphertext, seal_compartment(key, "c", as_bytes("same")).ciphertext);
}

// RFC 7748, 6.1, Bob's pair.
TEST(SealingKeyPair, PublicKeyIsTheX25519Point) {
  const auto secret = from_hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb").value();
  EXPECT_EQ(to_hex(SealingKeyPair::from_secret(SecretKey::from_bytes(secret).value()).public_key),
            "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
}

RC_GTEST_PROP(BoxProperty, OpensToWhatWasSealedAndForItsRecipientOnly, (const Bytes& plaintext)) {
  const auto pair = SealingKeyPair::random();
  const auto sealed = seal_box(pair.public_key, plaintext);
  RC_ASSERT(open_box(pair, sealed).value() == plaintext);
  RC_ASSERT(open_box(SealingKeyPair::random(), sealed).error().code == ErrorCode::kDataCorrupt);
}

RC_GTEST_PROP(BoxProperty, AnyFlippedBitIsRefused, (const Bytes& plaintext)) {
  const auto pair = SealingKeyPair::random();
  auto sealed = seal_box(pair.public_key, plaintext);
  // The top bit of the sender's X25519 point (byte 31) is ignored by the curve, but it enters the nonce: refused all the same.
  const auto bit = *rc::gen::inRange<std::size_t>(0, 8 * sealed.size());
  sealed[bit / 8] = static_cast<std::uint8_t>(sealed[bit / 8] ^ (1U << (bit % 8)));
  RC_ASSERT(!open_box(pair, sealed));
}

TEST(Wrap, HoldsExactlyOneKey) {
  const auto pair = SealingKeyPair::random();
  const auto key = SecretKey::random();
  const auto wrap = wrap_key(pair.public_key, key);
  EXPECT_EQ(wrap.size(), 80);
  EXPECT_EQ(to_hex(unwrap_key(pair, wrap).value().bytes()), to_hex(key.bytes()));
  EXPECT_EQ(unwrap_key(pair, seal_box(pair.public_key, Bytes(31))).error().code, ErrorCode::kDataCorrupt);
  EXPECT_EQ(unwrap_key(pair, {}).error().code, ErrorCode::kDataCorrupt);
}

TEST(PublicKey, PointsOfLowOrderAreRefused) {
  EXPECT_TRUE(parse_public_key(to_base64url(SealingKeyPair::random().public_key)));
  // The seven encodings of points of order 1, 2, 4 and 8: https://cr.yp.to/ecdh.html#validate
  for (const auto* point : {"0000000000000000000000000000000000000000000000000000000000000000",
                            "0100000000000000000000000000000000000000000000000000000000000000",
                            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                            "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    EXPECT_EQ(parse_public_key(to_base64url(from_hex(point).value())).error().code, ErrorCode::kInvalidArgument) << point;
  }
  EXPECT_FALSE(parse_public_key(to_base64url(Bytes(31, 9))));
  EXPECT_FALSE(parse_public_key("not base64!"));
}

RC_GTEST_PROP(PadProperty, IsWhatSodiumWritesAndTurnsBack, ()) {
  const auto plaintext = *rc::gen::container<Bytes>(*rc::gen::inRange<std::size_t>(0, 2100), rc::gen::arbitrary<std::uint8_t>());
  const auto padded = pad(plaintext);
  RC_ASSERT(padded.size() % kPadBlockBytes == 0U && padded.size() > plaintext.size());
  RC_ASSERT(unpad(padded).value() == plaintext);
  Bytes expected = plaintext;
  expected.resize(plaintext.size() + kPadBlockBytes);
  std::size_t length = 0;
  RC_ASSERT(sodium_pad(&length, expected.data(), plaintext.size(), kPadBlockBytes, expected.size()) == 0);
  expected.resize(length);
  RC_ASSERT(padded == expected);
}

TEST(Pad, WhatWasNotPaddedIsRefused) {
  for (const auto& bytes : {Bytes(), Bytes(1024), Bytes(1024, 0xFF), Bytes(1023, 0x80), Bytes(100, 0x80)}) {
    EXPECT_EQ(unpad(bytes).error().code, ErrorCode::kDataCorrupt) << bytes.size();
  }
}

}  // namespace
}  // namespace dijkwacht::crypto
