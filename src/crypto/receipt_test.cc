#include "crypto/receipt.h"

#include <gtest/gtest.h>

#include "crypto/local_key_service.h"
#include "crypto/temporary_folder_testing.h"

namespace dijkwacht::crypto {
namespace {

const Time kNow = parse_time("2026-11-24T20:54:21.123Z").value();

class ReceiptTest : public ::testing::Test {
 protected:
  testing::TemporaryFolder temporary_;
  LocalKeyService keys_{KeyRing::create_or_load(temporary_ / "keys", {KeyDomain::kIntake}, kNow).value()};
};

TEST_F(ReceiptTest, IsSignedOverPartHashAndTime) {
  const auto receipt = sign_receipt(keys_, "part-1", "hash-1", kNow).value();
  EXPECT_EQ(receipt.received_at, "2026-11-24T20:54:21.123Z");
  EXPECT_EQ(receipt.key_id, key_id(keys_.signing_key()));
  EXPECT_TRUE(verify(keys_.signing_key(), "receipt", as_bytes("part-1|hash-1|2026-11-24T20:54:21.123Z"),
                     from_base64url(receipt.signature).value()));
  EXPECT_TRUE(check_receipt(keys_.signing_key(), receipt));
}

TEST_F(ReceiptTest, AnyChangedFieldIsRefused) {
  const auto receipt = sign_receipt(keys_, "part-1", "hash-1", kNow).value();
  auto other_part = receipt;
  other_part.part_id = "part-2";
  auto other_hash = receipt;
  other_hash.hash = "hash-2";
  auto other_time = receipt;
  other_time.received_at = "2026-11-24T20:54:21.124Z";
  auto no_base64 = receipt;
  no_base64.signature = "!";
  for (const auto& changed : {other_part, other_hash, other_time, no_base64}) {
    EXPECT_EQ(check_receipt(keys_.signing_key(), changed).error().code, ErrorCode::kDataCorrupt);
  }
  EXPECT_FALSE(check_receipt(SigningKeyPair::random().public_key(), receipt));
}

TEST_F(ReceiptTest, HashCoversNonceAndCiphertext) {
  const Compartment part{to_bytes("a"), to_bytes("bc")};
  EXPECT_EQ(part_hash(part), to_base64url(hash(as_bytes("abc"))));
}

TEST_F(ReceiptTest, PublishedKeyIsBelievedUntilItsDateAndFromItsOwnerOnly) {
  const auto card = publish_sealing_key(keys_, KeyDomain::kIntake, kNow).value();
  EXPECT_EQ(check_sealing_key(keys_.signing_key(), card, kNow).value(), keys_.sealing_key(KeyDomain::kIntake));
  EXPECT_EQ(check_sealing_key(keys_.signing_key(), card, kNow + Duration(1)).error().code, ErrorCode::kFailedPrecondition);
  EXPECT_EQ(check_sealing_key(SigningKeyPair::random().public_key(), card, kNow).error().code, ErrorCode::kDataCorrupt);
  auto swapped = card;
  swapped.public_key = to_base64url(SealingKeyPair::random().public_key);
  EXPECT_EQ(check_sealing_key(keys_.signing_key(), swapped, kNow).error().code, ErrorCode::kDataCorrupt);
}

TEST_F(ReceiptTest, KeyNotHeldIsNotPublished) {
  EXPECT_EQ(publish_sealing_key(keys_, KeyDomain::kPartner, kNow).error().code, ErrorCode::kFailedPrecondition);
}

}  // namespace
}  // namespace dijkwacht::crypto
