#include "crypto/secret.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace dijkwacht::crypto {
namespace {

SecretKey counting_key() {
  Bytes bytes;
  for (std::uint8_t i = 0; i < 32; ++i) bytes.push_back(i);
  return std::move(*SecretKey::from_bytes(bytes));
}

TEST(SecretKey, CannotBeCopied) {
  static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);
  static_assert(std::is_nothrow_move_constructible_v<SecretKey>);
}

TEST(SecretKey, TakesExactly32Bytes) {
  EXPECT_TRUE(SecretKey::from_bytes(Bytes(32)));
  for (const std::size_t size : {0, 31, 33, 64}) {
    EXPECT_EQ(SecretKey::from_bytes(Bytes(size)).error().code, ErrorCode::kDataCorrupt) << size;
  }
}

TEST(SecretKey, IsWipedWhereItWasMovedFrom) {
  auto key = counting_key();
  const auto moved = std::move(key);
  EXPECT_EQ(to_hex(key.bytes()), std::string(64, '0'));  // NOLINT(bugprone-use-after-move): that is the promise
  EXPECT_EQ(to_hex(moved.bytes()), to_hex(counting_key().bytes()));
}

TEST(SecretKey, IsWipedWhenItGoes) {
  alignas(SecretKey) std::array<std::uint8_t, sizeof(SecretKey)> place{};
  auto* key = new (place.data()) SecretKey(counting_key());
  EXPECT_EQ(place[31], 31);
  key->~SecretKey();
  EXPECT_EQ(to_hex(place), std::string(2 * sizeof(SecretKey), '0'));
}

TEST(SecretKey, RandomKeysDiffer) { EXPECT_NE(to_hex(SecretKey::random().bytes()), to_hex(SecretKey::random().bytes())); }

TEST(Compare, SeesEveryDifferenceAndLength) {
  const auto text = as_bytes("0123456789abcdef");
  EXPECT_TRUE(equal_in_constant_time(text, as_bytes("0123456789abcdef")));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
  for (std::size_t i = 0; i < text.size(); ++i) {
    Bytes other(text.begin(), text.end());
    other[i] ^= 1;
    EXPECT_FALSE(equal_in_constant_time(text, other)) << i;
    EXPECT_FALSE(equal_in_constant_time(text, text.first(i))) << i;
  }
}

// Computed with Python's hashlib.blake2b, an implementation other than libsodium's.
TEST(Hash, IsBlake2b256) {
  EXPECT_EQ(to_hex(hash({})), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
  EXPECT_EQ(to_hex(hash(as_bytes("abc"))), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  EXPECT_EQ(to_hex(keyed_hash(counting_key(), as_bytes("message"))),
            "2615bcafac3ebcd31940a8f15d876916435d805823d2db78c201a8e94624a0ae");
}

}  // namespace
}  // namespace dijkwacht::crypto
